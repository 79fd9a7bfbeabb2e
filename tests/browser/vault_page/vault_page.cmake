# The page of the vault's browser tests: the real storage and worker around the store, without the application.
# In a function of its own, so that it does not become part of the site.
function(tributary_vault_page)
  set(browser "${CMAKE_SOURCE_DIR}/src/platform/browser")
  tributary_web_program(vault_page createVaultPage web ""
    "${CMAKE_SOURCE_DIR}/tests/browser/vault_page/main.cpp" "${browser}/storage_indexed_db.cpp" "${browser}/kdf_worker.cpp")
  target_link_libraries(vault_page PRIVATE tributary_store tributary_options)
  target_link_options(vault_page PRIVATE -lidbfs.js -sFORCE_FILESYSTEM)
  foreach(library shell/buckets.js shell/vault.js shell/vault_copy.js shell/vaults.js shell/vault_kdf.js tests/browser/vault_page/page_library.js)
    target_link_options(vault_page PRIVATE "SHELL:--js-library ${CMAKE_SOURCE_DIR}/${library}")
    set_property(TARGET vault_page APPEND PROPERTY LINK_DEPENDS "${CMAKE_SOURCE_DIR}/${library}")
  endforeach()
endfunction()
tributary_vault_page()
