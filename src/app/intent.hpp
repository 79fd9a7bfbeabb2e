// What a person asks for. Made by screens, carried to `update`.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/file_source.hpp"
#include "app/place.hpp"
#include "app/preferences.hpp"
#include "base/bytes.hpp"
#include "domain/decisions.hpp"
#include "domain/import/columns.hpp"
#include "domain/json.hpp"
#include "domain/panel_marks.hpp"

namespace tributary::app {

// First run, unlocking, locking. Passphrases are wiped by whoever takes them last.
struct TellWho { std::string name, agency, role, vault_name{}; };  // vault_name: of another vault on this device
struct StepBack {};
struct CreateVault { std::string passphrase; };
struct ProveRecoveryKit { std::string group; };
struct Unlock { std::string passphrase; };
struct UnlockWithKit { std::string recovery_key; };
struct Lock { bool unused = false; bool to_vaults = false; };  // unused: by itself, after a time without use; to_vaults: and then ShowVaults
struct ChangePassphrase { std::string current, next; };
struct RetrySaving {};
struct MakeBackup {};
/// One of passphrase and recovery key, those of the backup; the other is empty. Takes the place of what is stored here.
struct RestoreBackup { ChosenFile file; std::string passphrase, recovery_key; };
/// Read what can still be read of a vault that did not open, into a backup. With an empty file: of the vault here; otherwise of a backup.
struct SalvageVault { ChosenFile file; std::string passphrase, recovery_key; };
struct TakeOver {};     // write here, and no longer in the tab that does now
struct ShowVaults {};   // those of this device, while none is open
struct ChooseVault { std::string place; };
struct MakeAnotherVault {};
struct RemoveVault { std::string place; };  // for good
struct NameVault { std::string name; };     // the one that is open
struct StopWork {};     // drop the work under way; nothing of it is kept
struct KeepStorage {};  // ask the browser not to clear it

struct Go { Place place; };
struct DismissMessage {};
struct SetPreferences { Preferences preferences; };

// The last step of this person, taken back or done again. `name` is how it was called, for what is told.
struct Undo { std::string name; };
struct Redo { std::string name; };

// Cases and records
struct NewReferral { std::string reference, subject, period_from, period_to; };
struct OpenSampleCase {};
struct SetField { Id part, record; std::string field; domain::Json value; };   // of a record that exists
struct KeepDraft { Id part, record; std::string field, text; };                  // what is being typed, before it is left
struct AddEntry { Id part; };                                                    // nil: my agency's chronology, made when missing
struct ExplainAbbreviation { Id part; std::string short_form, meaning; };          // in this chronology
struct MarkEntry { Id case_id, record; domain::PanelMark mark; bool on; };            // in the panel's part, made when missing
struct Decide { Id case_id; std::string about; domain::Decision decision; std::string words; };  // of a finding, by its key
struct AskAgency { Id case_id, chronology, entry; std::string question; };
struct AnswerQuery { Id part, record; std::string answer; };
struct DuplicateEntry { Id part, record; };
struct SplitEntry { Id part, record; std::size_t at; };                          // byte of `event` at which the second entry begins
struct JoinEntries { Id part, first, second; std::string reason; };              // the second is withdrawn with the reason
struct ChangeEntries { Id part; std::vector<Id> records; std::string field; domain::Json value; };  // `withdrawn`: with this reason
struct Withdraw { Id part, record; std::string reason; };
struct Restore { Id part, record; };
struct AddPerson { std::string name, review_name, relation, born; };
struct TakeInRow { Id part, record; std::string date; };   // a row that was left out of an import becomes an entry
struct LeaveOutRow { Id part, record; };                   // … or is put aside for good, with its words kept
struct SettleConflict { Id part, record; std::string field; domain::Json value; };

// Attachments
struct AttachFile { Id part, about; std::string name; FileRef file; };   // about: the record it belongs to, or the part
struct ShowAttachment { Id part, record; };
struct SaveAttachment { Id part, record; };                               // a copy outside the vault, not encrypted
struct CloseAttachment {};

// Import of a table
struct ImportFile { std::string name; Bytes bytes; };
struct NameImportAgency { std::string agency; };
struct AssignColumn { std::size_t table, column; domain::Meaning meaning; };
struct TypeRowDate { std::size_t row; std::string words; };
struct SettleRowDate { std::size_t row; bool as_other; bool all = false; };  // day and month: as written, or the other way about; all: in every such row of the file
struct FinishImport {};
struct CancelImport {};

// People, bundles
struct SaveMyCard {};
struct MakeNewKeys {};    // the ones of now may have been read by somebody
struct SaveKeyChange {};  // the card of now, signed with the keys before: it takes the place of the old card
struct AddCard { Bytes bytes; };
struct SayCompared { Id contact; };
struct RefuseKey { Id contact; std::string reason; };             // what is sealed with it from now on does not count; nothing is sealed to it
struct TrustAsBoard { Id contact; };                             // the board whose directory says who is who; its words must have been compared
struct Endorse { Id contact; };                                  // into my directory, which travels in commissions
struct HandOver { Id case_id; std::vector<Id> parts; std::vector<Id> recipients; std::string purpose{}; bool everything = false; bool by_passphrase = false; };  // by_passphrase: for first contact, sealed to no card
struct SendReceipt { Id case_id; Id bundle; };
struct SignOffPart { Id case_id; Id part; std::string words; };
struct OpenBundle { ChosenFile file{}; };
struct OpenWithPassphrase { std::string passphrase; };           // the bundle that was refused for want of one
struct ForgetPassphrase {};                                      // the one that was shown has been read out
struct ChooseTarget { std::size_t index; };
struct AnswerCompared { bool compared; };
struct AddBundle {};
struct SetAside { bool with_receipt = false; };  // with_receipt: the sender is told, by a receipt that is sealed to them

using Intent = std::variant<TellWho, StepBack, CreateVault, ProveRecoveryKit, Unlock, UnlockWithKit, Lock, ChangePassphrase, RetrySaving, MakeBackup, RestoreBackup, SalvageVault, TakeOver,
                            ShowVaults, ChooseVault, MakeAnotherVault, RemoveVault, NameVault,
                            KeepStorage, Go, DismissMessage, SetPreferences, Undo, Redo, NewReferral, OpenSampleCase, SetField, KeepDraft, AddEntry,
                            ExplainAbbreviation, MarkEntry, Decide, AskAgency, AnswerQuery, DuplicateEntry, SplitEntry, JoinEntries, ChangeEntries, Withdraw, Restore, AddPerson,
                            TakeInRow, LeaveOutRow, SettleConflict, AttachFile, ShowAttachment, SaveAttachment, CloseAttachment, ImportFile, NameImportAgency, AssignColumn, TypeRowDate, SettleRowDate, FinishImport, CancelImport,
                            SaveMyCard, MakeNewKeys, SaveKeyChange, AddCard, SayCompared, RefuseKey, TrustAsBoard, Endorse, HandOver, SendReceipt, SignOffPart, OpenBundle, OpenWithPassphrase, ForgetPassphrase, ChooseTarget, AnswerCompared, AddBundle, SetAside, StopWork>;

}  // namespace tributary::app
