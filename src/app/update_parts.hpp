// The pieces of `update`, one file for each kind of work. Inside `app` only.
#pragma once

#include "app/recorder.hpp"

namespace tributary::app {

// update_case.cpp
Effects apply(Model& model, const NewReferral& intent, const Stamp& stamp);
Effects apply(Model& model, const SetField& intent, const Stamp& stamp);
Effects apply(Model& model, const KeepDraft& intent, const Stamp& stamp);
Effects apply(Model& model, const AddEntry& intent, const Stamp& stamp);
Effects apply(Model& model, const ExplainAbbreviation& intent, const Stamp& stamp);
Effects apply(Model& model, const Withdraw& intent, const Stamp& stamp);
Effects apply(Model& model, const Restore& intent, const Stamp& stamp);
Effects apply(Model& model, const AddPerson& intent, const Stamp& stamp);
Effects apply(Model& model, const TakeInRow& intent, const Stamp& stamp);
Effects apply(Model& model, const LeaveOutRow& intent, const Stamp& stamp);
Effects apply(Model& model, const SettleConflict& intent, const Stamp& stamp);

/// The case here that holds a part, whatever place is shown; or null.
[[nodiscard]] Case* holder_of(Model& model, const Id& part);
/// One more than the highest `sequence` in a part.
[[nodiscard]] std::int64_t next_sequence(const Case& target, const Id& part);
/// A date arrives as the words that were typed; its reading is made here, so that it is stored with them.
[[nodiscard]] domain::Json value_for(const Case& target, std::string_view field, const domain::Json& value, std::int64_t now);

// update_panel.cpp
Effects apply(Model& model, const MarkEntry& intent, const Stamp& stamp);
Effects apply(Model& model, const Decide& intent, const Stamp& stamp);
Effects apply(Model& model, const AskAgency& intent, const Stamp& stamp);
Effects apply(Model& model, const AnswerQuery& intent, const Stamp& stamp);

// update_entries.cpp
Effects apply(Model& model, const DuplicateEntry& intent, const Stamp& stamp);
Effects apply(Model& model, const SplitEntry& intent, const Stamp& stamp);
Effects apply(Model& model, const JoinEntries& intent, const Stamp& stamp);
Effects apply(Model& model, const ChangeEntries& intent, const Stamp& stamp);

// update_undo.cpp
Effects apply(Model& model, const Undo& intent, const Stamp& stamp);
Effects apply(Model& model, const Redo& intent, const Stamp& stamp);

// update_device.cpp
Effects apply(Model& model, const SetPreferences& intent, const Stamp& stamp);
Effects receive(Model& model, const PreferencesSeen& event, const Stamp& stamp);
Effects receive(Model& model, const PreferencesKept& event, const Stamp& stamp);
Effects receive(Model& model, const Unused& event, const Stamp& stamp);
/// Watches the time without use while the vault is open, and not otherwise.
[[nodiscard]] Effects watch_use(const Model& model);

// update_vaults.cpp
Effects apply(Model& model, const ShowVaults& intent, const Stamp& stamp);
Effects apply(Model& model, const ChooseVault& intent, const Stamp& stamp);
Effects apply(Model& model, const MakeAnotherVault& intent, const Stamp& stamp);
Effects apply(Model& model, const RemoveVault& intent, const Stamp& stamp);
Effects apply(Model& model, const NameVault& intent, const Stamp& stamp);
Effects receive(Model& model, const VaultsSeen& event, const Stamp& stamp);
Effects receive(Model& model, const VaultRemoved& event, const Stamp& stamp);
/// What is told of this window's vault: now it is open. With a name, it is called so from now on.
[[nodiscard]] Effects tell_of_vault(Model& model, std::optional<std::string> name = {});

// update_backup.cpp
Effects apply(Model& model, const MakeBackup& intent, const Stamp& stamp);
Effects apply(Model& model, RestoreBackup& intent, const Stamp& stamp);
Effects apply(Model& model, SalvageVault& intent, const Stamp& stamp);
Effects apply(Model& model, const TakeOver& intent, const Stamp& stamp);
Effects receive(Model& model, const BackupMade& event, const Stamp& stamp);
Effects receive(Model& model, const BackupRefused& event, const Stamp& stamp);
Effects receive(Model& model, const BackupRestored& event, const Stamp& stamp);
Effects receive(Model& model, const Salvaged& event, const Stamp& stamp);
Effects receive(Model& model, const TakeOverRefused& event, const Stamp& stamp);
Effects receive(Model& model, const WriterLost& event, const Stamp& stamp);
/// Begins the backup that was asked for while something was on its way.
[[nodiscard]] Effects backup_if_waiting(Model& model, const Stamp& stamp);
// update_trust.cpp
Effects apply(Model& model, const SaveMyCard& intent, const Stamp& stamp);
Effects apply(Model& model, const MakeNewKeys& intent, const Stamp& stamp);
Effects apply(Model& model, const SaveKeyChange& intent, const Stamp& stamp);
Effects receive(Model& model, const KeysReplaced& event, const Stamp& stamp);
Effects apply(Model& model, AddCard& intent, const Stamp& stamp);
Effects apply(Model& model, const SayCompared& intent, const Stamp& stamp);
Effects apply(Model& model, const RefuseKey& intent, const Stamp& stamp);
Effects apply(Model& model, const TrustAsBoard& intent, const Stamp& stamp);
Effects apply(Model& model, const Endorse& intent, const Stamp& stamp);
Effects receive(Model& model, const CardRead& event, const Stamp& stamp);
Effects receive(Model& model, const CardRefused& event, const Stamp& stamp);
/// Endorses and refuses as the directories in this case say, of those boards whose words were compared.
void take_directories(Model& model, Recorder& recorder, const domain::CaseFile& file);
/// Signs who is endorsed here, and whose keys no longer count.
[[nodiscard]] Effects sign_directory(const Model& model);
/// The person of a card, of unknown trust.
[[nodiscard]] Contact contact_of(const bundle::Card& card);
namespace refused_because {  // keys of the catalogue, where no person gave a reason
inline constexpr std::string_view compared_anew = "compared_anew";
inline constexpr std::string_view followed = "followed";
inline constexpr std::string_view board_says = "board_says";
}  // namespace refused_because

// update_import.cpp
Effects apply(Model& model, ImportFile& intent, const Stamp& stamp);
Effects receive(Model& model, TableRead& event, const Stamp& stamp);
Effects apply(Model& model, const NameImportAgency& intent, const Stamp& stamp);
Effects apply(Model& model, const AssignColumn& intent, const Stamp& stamp);
Effects apply(Model& model, const TypeRowDate& intent, const Stamp& stamp);
Effects apply(Model& model, const SettleRowDate& intent, const Stamp& stamp);
Effects apply(Model& model, const FinishImport& intent, const Stamp& stamp);
Effects apply(Model& model, const CancelImport& intent, const Stamp& stamp);
/// Imports one table into a case without asking: for the sample case.
void import_table(Recorder& recorder, Case& target, std::string_view agency, std::string_view file_name, ByteView bytes);

// update_attachments.cpp
Effects apply(Model& model, AttachFile& intent, const Stamp& stamp);
Effects apply(Model& model, const ShowAttachment& intent, const Stamp& stamp);
Effects apply(Model& model, const SaveAttachment& intent, const Stamp& stamp);
Effects apply(Model& model, const CloseAttachment& intent, const Stamp& stamp);
Effects receive(Model& model, ContentKept& event, const Stamp& stamp);
Effects receive(Model& model, const ContentRefused& event, const Stamp& stamp);
Effects receive(Model& model, ContentShown& event, const Stamp& stamp);
Effects receive(Model& model, const ContentsSeen& event, const Stamp& stamp);
Effects receive(Model& model, const WorkMoved& event, const Stamp& stamp);

Effects receive(Model& model, ContentsTaken& event, const Stamp& stamp);

// update_sample.cpp
Effects apply(Model& model, const OpenSampleCase& intent, const Stamp& stamp);

// update_opening.cpp
Effects receive(Model& model, const VaultUnlocked& event, const Stamp& stamp);
Effects receive(Model& model, RecordsRead& event, const Stamp& stamp);
Effects receive(Model& model, const VaultOpened& event, const Stamp& stamp);

// update_work.cpp
Effects receive(Model& model, const Proceed& event, const Stamp& stamp);
Effects apply(Model& model, const StopWork& intent, const Stamp& stamp);
/// True for an intent that has to wait until the work under way is done.
[[nodiscard]] bool waits_for_work(const Model& model, const Intent& intent);
void put_off(Model& model, Intent intent);
/// Ends the work under way, finished or not, and does what was put off.
[[nodiscard]] Effects end_work(Model& model, const Stamp& stamp);
/// Ends the work under way for good: what was put off is done, except what would be work again.
[[nodiscard]] Effects drop_work(Model& model, const Stamp& stamp);

// update_handover.cpp
Effects apply(Model& model, const HandOver& intent, const Stamp& stamp);
Effects receive(Model& model, SealedBundle& event, const Stamp& stamp);
Effects receive(Model& model, const SealRefused& event, const Stamp& stamp);
Effects apply(Model& model, const SendReceipt& intent, const Stamp& stamp);
/// Seals the receipt that stands in this part, of a case that need not be here, to whoever sent the bundle.
[[nodiscard]] Effects seal_receipt(Model& model, const Reply& reply, const domain::Part& receipts, const Stamp& stamp);

// update_statements.cpp
Effects apply(Model& model, const SignOffPart& intent, const Stamp& stamp);
Effects receive(Model& model, StatementSigned& event, const Stamp& stamp);
/// Reads what was signed about a case and was not read yet. After every change that may have brought a statement.
void refresh_statements(Model& model, const domain::CaseFile& file);
/// Puts my directory, as last signed, into the case, when it is not there yet. The part it is in, or nil without one.
[[nodiscard]] Id keep_directory(Model& model, Recorder& recorder, Case& target);

// update_review.cpp
Effects apply(Model& model, OpenBundle& intent, const Stamp& stamp);
Effects receive(Model& model, BundleRead& event, const Stamp& stamp);
Effects receive(Model& model, BundleRefused& event, const Stamp& stamp);
Effects apply(Model& model, OpenWithPassphrase& intent, const Stamp& stamp);
Effects apply(Model& model, const ForgetPassphrase& intent, const Stamp& stamp);
Effects apply(Model& model, const ChooseTarget& intent, const Stamp& stamp);
Effects apply(Model& model, const AnswerCompared& intent, const Stamp& stamp);
Effects apply(Model& model, const AddBundle& intent, const Stamp& stamp);
Effects apply(Model& model, const SetAside& intent, const Stamp& stamp);

/// Asked for by a person who may write only.
template <class T>
inline constexpr bool changes_the_case =
    std::is_same_v<T, NewReferral> || std::is_same_v<T, OpenSampleCase> || std::is_same_v<T, SetField> || std::is_same_v<T, KeepDraft> || std::is_same_v<T, AddEntry> ||
    std::is_same_v<T, Withdraw> || std::is_same_v<T, Restore> || std::is_same_v<T, AddPerson> || std::is_same_v<T, SettleConflict> ||
    std::is_same_v<T, TakeInRow> || std::is_same_v<T, LeaveOutRow> || std::is_same_v<T, FinishImport> || std::is_same_v<T, AttachFile> || std::is_same_v<T, AddCard> ||
    std::is_same_v<T, MakeNewKeys> || std::is_same_v<T, SayCompared> || std::is_same_v<T, RefuseKey> || std::is_same_v<T, TrustAsBoard> || std::is_same_v<T, Endorse> ||
    std::is_same_v<T, HandOver> || std::is_same_v<T, SendReceipt> || std::is_same_v<T, SignOffPart> || std::is_same_v<T, AddBundle> || std::is_same_v<T, Undo> ||
    std::is_same_v<T, Redo> || std::is_same_v<T, ChangePassphrase>;

/// The same person at the same agency is known with another key: never accepted quietly.
[[nodiscard]] bool key_changed(const Model& model, const Contact& card);

/// Tells something until the next action.
void tell(Model& model, std::string_view key, std::string fact = {}, std::string second_fact = {});
void tell(Model& model, Error error);
/// Goes to a place and shows its address.
[[nodiscard]] Effect go(Model& model, const Place& place);
/// Joins two lists of effects.
[[nodiscard]] Effects operator+(Effects first, Effects second);

}  // namespace tributary::app
