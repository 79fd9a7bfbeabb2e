#include "domain/story/lexicon.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace tributary::domain::story {

namespace {

struct Phrases {
    Tag tag;
    std::string_view list;  // phrases, parted by '|'
};

constexpr Tag topic(Topic value) { return {TagClass::topic, static_cast<std::uint8_t>(value)}; }
constexpr Tag agency(Agency value) { return {TagClass::agency, static_cast<std::uint8_t>(value)}; }
constexpr Tag role(Role value) { return {TagClass::role, static_cast<std::uint8_t>(value)}; }
constexpr Tag cue(Cue value) { return {TagClass::cue, static_cast<std::uint8_t>(value)}; }

constexpr Phrases phrases[] = {
    {topic(Topic::visit), "home visit|home visits|h/v|visit|visited|visits|doorstep|door step|unannounced|called at the home|seen at home"},
    {topic(Topic::phone), "t/c|tc|telephone|telephone call|phone call|phoned|rang|phone|telephoned|call to|call from|spoke on the phone|telephone contact|on the line|voicemail"},
    {topic(Topic::letter), "letter|letters|wrote|written to"},
    {topic(Topic::meeting), "meeting|mtg|met with|panel|multi-agency|multi agency|team around the child|tac|taf|professionals meeting|network meeting"},
    {topic(Topic::conference), "conference|icpc|rcpc|child protection conference|initial child protection conference|review conference|initial conference|case conference|review child protection conference"},
    {topic(Topic::core_group), "core group"},
    {topic(Topic::child_in_need), "cin|child in need|children in need|section 17|s17|s.17|cin review|cin meeting|cin planning meeting|child in need meeting|child in need review"},
    {topic(Topic::strategy), "strategy discussion|strategy meeting|strat discussion|strat meeting|section 47|s47|s.47|joint investigation"},
    {topic(Topic::referral), "referral|referrals|referred|refers|re-referral|ref'd|refd|concern passed on|concerns passed on|marf|contact form|referral form"},
    {topic(Topic::notification), "notification|notified|notif|told of|merlin|ppn|pvp|police form|public protection notice"},
    {topic(Topic::incident), "argument|disturbance|altercation|fight|shouting|domestic incident|domestic abuse|domestic violence|assault|incident|officers attend|officers attended|officers called|on scene|dv|verbal argument|999"},
    {topic(Topic::arrest), "arrest|arrested|custody|caution|cautioned|charged"},
    {topic(Topic::welfare_check), "welfare check|safe and well|safe and well check|checked on the family|concern for welfare|welfare visit"},
    {topic(Topic::clinic), "clinic|outpatient|outpatients|appointment|appointments|drop-in|surgery appointment"},
    {topic(Topic::emergency), "ed|a&e|emergency department|casualty|accident and emergency|walk-in centre|minor injuries unit|ed letter|urgent care"},
    {topic(Topic::admission), "admitted|admission|inpatient|in-patient|ward"},
    {topic(Topic::birth), "born|birth|new birth visit|delivered|newborn|new baby|labour"},
    {topic(Topic::death), "died|death|dies|passed away|bereaved|bereavement|deceased|funeral"},
    {topic(Topic::medical), "medical|child protection medical|cp medical|paediatric assessment|medical examination|examined"},
    {topic(Topic::dental), "dental|dentist|tooth|teeth|toothache|tooth decay|decay|gum"},
    {topic(Topic::immunisation), "immunisation|immunisations|vaccination|vaccinations|booster|jabs|imms|injections|pre-school booster"},
    {topic(Topic::antenatal), "antenatal|scan|midwife|booking|late booking"},
    {topic(Topic::hearing), "hearing"},
    {topic(Topic::growth), "growth|failure to thrive|faltering growth|underweight|low weight|weight low"},
    {topic(Topic::lateness), "late arrival|late mark|late marks|in late|arrived late|late for school|late collection|not collected"},
    {topic(Topic::absence), "absent|absence|absences|not in school|not in nursery|did not attend school|off school|truant"},
    {topic(Topic::attendance_rate), "attendance"},
    {topic(Topic::hunger), "hungry|hunger|no breakfast|no lunch|lunchbox|lunch box|little food|no food"},
    {topic(Topic::injury), "injury|injuries|injured|bruise|bruises|bruising|bruised|mark|marks|burn|burns|scald|scalded|cut|laceration|graze|scratch|scratches|black eye|wound|swelling"},
    {topic(Topic::fracture), "fracture|fractured|broken|wrist|x-ray|splint|plaster|arm|leg"},
    {topic(Topic::weight), "kg|weighed|weight|weight check|scales|centile"},
    {topic(Topic::home), "home conditions|conditions|beds|bed|mattress|cluttered|tidy|sparse|furnishings|rubbish|bedding|squalid|dirty house|bedroom|sleeping arrangements|sofa"},
    {topic(Topic::repair), "repair|repairs|repaired|contractor|contractors|boiler|gas safety|works order|inspection|damp"},
    {topic(Topic::arrears), "arrears|rent|eviction|notice seeking possession"},
    {topic(Topic::moving), "moved|new address|change of address|tenancy|keys|gone away|family left|moving|relocated|moved out|transfer"},
    {topic(Topic::assessment), "assessment|initial assessment|core assessment|single assessment|assmt|assessed"},
    {topic(Topic::joint), "joint visit|joint"},
    {topic(Topic::no_access), "no access|no reply|no answer|card left|not in|nobody in|nobody home|no one home|no one in"},
    {topic(Topic::not_brought), "not brought|wnb|dna|was not brought|did not attend|failed to attend|dna'd|missed appointment|missed appointments|appointments missed|appointment missed"},
    {topic(Topic::separation), "separation|separated|divorce"},
    {topic(Topic::trip), "trip|outing|farm park|swimming"},
    {topic(Topic::mental_health), "low mood|depressed|depression|anxiety|overdose|self-harm|suicidal|mental health"},
    {topic(Topic::substance), "alcohol|drunk|drugs|cannabis|heroin|intoxicated|drinking|methadone"},
    {topic(Topic::medication), "antibiotics|prescription|medication|tablets|inhaler"},
    {topic(Topic::pregnancy), "pregnant|pregnancy|due date|weeks pregnant"},
    {topic(Topic::ambulance), "ambulance|paramedic|paramedics"},
    {topic(Topic::noise), "noise|loud music|fireworks"},
    {topic(Topic::sleep), "tired|slept|asleep|sleep|exhausted"},
    {topic(Topic::hygiene), "unwashed|dirty|smelly|head lice|nits|same clothes|unkempt|soiled"},
    {topic(Topic::contact_dispute), "contact refused|asking to see|access to the child|contact arrangements|handed over|handover"},
    {topic(Topic::statutory), "statutory visit|looked after review|lac review"},
    {topic(Topic::interview), "interviewed|interview|achieving best evidence|abe interview"},
    {topic(Topic::collapse), "collapse|collapsed|unresponsive|unconscious"},
    {topic(Topic::disclosure), "disclosed|disclosure|allegation|alleged"},
    {topic(Topic::looked_after), "foster|foster carers|foster carer|looked after|accommodated|section 20|care order|placement"},
    {topic(Topic::discharge), "discharged|discharge"},
    {topic(Topic::supervision), "supervision|audit"},

    {agency(Agency::social_care), "csc|social care|children's social care|social services|children's services|social worker|sw|social work|duty sw|duty team|csc duty|mash|front door|first response|children's services duty|ssd|social work team|sw1|sw2|sw3"},
    {agency(Agency::police), "police|officer attended|pc|dc|officers|constable|ppu|caiu|public protection unit|dcs|sgt|cid|child abuse investigation unit|force control room"},
    {agency(Agency::health_visiting), "health visitor|health visitors|health visiting|hv|community nursery nurse"},
    {agency(Agency::school), "school|schools|teacher|headteacher|head teacher|class teacher|primary|academy|secondary school|dsl|senco|pastoral lead|college"},
    {agency(Agency::nursery), "nursery|playgroup|pre-school|children's centre nursery|childminder|early years setting"},
    {agency(Agency::practice), "gp|gps|g.p|surgery|general practice|practice nurse|medical centre|doctor's surgery|family doctor|health centre|gp practice"},
    {agency(Agency::hospital), "hospital|ed|a&e|emergency department|infirmary|paediatrician|ward staff|hospital liaison|consultant|casualty|accident and emergency|paediatric ward|hospital discharge"},
    {agency(Agency::midwifery), "midwife|midwives|midwifery|maternity"},
    {agency(Agency::housing), "housing|housing officer|landlord|housing association|tenancy officer|housing department|homes|estates team"},
    {agency(Agency::mental_health), "mental health team|cmht|psychiatrist|cpn|crisis team|community mental health|adult mental health"},
    {agency(Agency::child_mental_health), "camhs|child and adolescent mental health"},
    {agency(Agency::probation), "probation|offender manager|community rehabilitation company|crc"},
    {agency(Agency::ambulance), "ambulance service|paramedics|paramedic|ambulance crew"},
    {agency(Agency::substance), "substance misuse|drug service|alcohol service|recovery service|drug and alcohol|keyworker at recovery|drug worker"},
    {agency(Agency::domestic_abuse), "idva|refuge|women's aid|marac|domestic abuse service"},
    {agency(Agency::youth_justice), "yot|youth offending|yos|youth justice"},
    {agency(Agency::family_support), "fsw|family support|family support worker|family centre|family support service|family support team"},
    {agency(Agency::school_nursing), "school nurse|school nursing|school health"},
    {agency(Agency::dental), "dentist's surgery|dental practice|dental surgery"},
    {agency(Agency::court), "court|cafcass|guardian ad litem"},
    {agency(Agency::adult_care), "adult social care|adult services|asc"},
    {agency(Agency::early_help), "early help|caf coordinator|children's centre|troubled families"},
    {agency(Agency::voluntary), "homestart|home-start|nspcc|barnardos|barnardo's"},
    {agency(Agency::fire), "fire service|fire and rescue"},
    {agency(Agency::education_welfare), "ewo|education welfare|attendance officer"},
    {agency(Agency::out_of_hours), "edt|emergency duty team|out of hours team"},

    {role(Role::mother), "mother|mum|mo|mummy|mam|birth mother"},
    {role(Role::father), "father|dad|fa|daddy|birth father"},
    {role(Role::partner), "mother's partner|partner|boyfriend|mum's partner|mother's boyfriend|father's partner|girlfriend"},
    {role(Role::step_parent), "stepfather|step-father|stepdad|stepmother|step-mother"},
    {role(Role::grandmother), "grandmother|nan|nana|gran|granny|grandma|mgm|pgm|maternal grandmother|paternal grandmother"},
    {role(Role::grandfather), "grandfather|grandad|granddad|grandpa|mgf|pgf|maternal grandfather|paternal grandfather"},
    {role(Role::aunt), "aunt|auntie|aunty"},
    {role(Role::uncle), "uncle"},
    {role(Role::sibling), "sister|brother|half-sibling|sibling|siblings"},
    {role(Role::carer), "carer|foster carer|foster carers"},
    {role(Role::neighbour), "neighbour|neighbours"},

    {cue(Cue::sent), "rang|phoned|telephoned|faxed|emailed|e-mailed|posted|posts|sent|referred|refers|passed|passed on|notified|reported|informed|told|contacted|alerted|message left|details left|left message|left a message|referral made|referral sent|referral faxed|spoke to|shared with|copied to|t/c to|call to|letter to|letters to|letter sent to|repeated to|raised with|asked|rings|phones|emails|faxes|referral letter to|referral to|called|concern passed on|concerns passed on|report sent to|escalated"},
    {cue(Cue::received), "received|rec'd|told by|informed by|notified by|call from|letter from|email from|t/c from|referral from|notification from|asked for by|from|advised by"},
    {cue(Cue::notification_form), "pvp form|pvp|merlin|ppn|public protection notice|vulnerable person report|vpr|child concern form|cause for concern form|concern form|marf|safeguarding form|78 form|kin form"},
    {cue(Cue::done), "completed|submitted|raised|done|sent|filled in|filed"},
    {cue(Cue::negation), "no|not|nobody|no one|none|never|without|nothing|neither|nor|unable|didn't|wasn't"},
    {cue(Cue::to_come), "to be|will be|will|planned|to ask|to tell|to contact|needs to|should be|to ring|to follow|intends|requested"},
    {cue(Cue::on_file), "on file|recorded|on record|known|held|mentioned|noted|received|logged|reported|made|raised|in our records|been made|been received"},
    {cue(Cue::contact), "contact|contacts|message|messages|call|calls|referral|referrals|notification|notifications|information|report|reports|communication|letter|correspondence|record|entry"},
    {cue(Cue::earlier), "earlier|first|first contact|previous|prior|before|until now|since"},
    {cue(Cue::attended), "attended|attended in person|came|was present|attends"},
    {cue(Cue::not_attended), "did not attend|not attend|nobody went|did not come|unable to attend|no officer available to attend|not attended|sent apologies|nobody from|could not attend|not able to attend|was not invited|not invited|absent from the meeting|nobody available|no one available|no one went|no one attended"},
    {cue(Cue::not_brought), "not brought|wnb|dna|was not brought|did not attend|failed to attend|dna'd|not attended"},
    {cue(Cue::apologies), "apologies from|apologies|apology"},
    {cue(Cue::injury_none), "no marks|no injury|no injuries|no bruises|no bruising|no visible marks|no visible injuries|no marks or injuries|no concerns about injury|no sign of injury|no signs of injury"},
    {cue(Cue::injury_found), "injury|injuries|bruise|bruises|bruising|bruised|fracture|fractured|burn|burns|scald|black eye|bite mark|laceration|wound|cut to|mark on|mark to|marks on|marks to|swelling to"},
    {cue(Cue::home_poor), "no beds|no bed|mattress on the floor|mattress on floor|little food|no food|cluttered|dirty|squalid|unhygienic|filthy|faeces|no bedding|poor home conditions|home conditions poor|conditions poor|unsafe|no heating|stained"},
    {cue(Cue::home_good), "home conditions good|good enough|beds made|clean and tidy|home tidy|tidy|home clean|conditions good|well kept|well stocked|conditions acceptable|no concerns about the home|home conditions acceptable|home conditions satisfactory|satisfactory"},
    {cue(Cue::child_away), "children away|child away|away for the night|children not present|child not present|children not at home|child not at home|staying with|children were away|not in the house|children elsewhere|away with|were at|children at nan's|out of the house|children out"},
    {cue(Cue::child_there), "seen asleep|asleep upstairs|children present|child present|seen in|seen with|in bed|was present|were present|seen and well|upstairs"},
    {cue(Cue::died), "died|passed away|dies|death of|has died|was found dead|deceased"},
    {cue(Cue::moved), "moved from|moved to|family moved|moved into|moved out of|family has moved|have moved to|moves to|rehoused to|rehoused"},
    {cue(Cue::new_address), "new address given|new address|address given|address changed to|address is now|now living at|now lives at|moved to"},
    {cue(Cue::left_address), "moved from|keys to|tenancy ended|moved out of|tenancy of|vacated|left the property|handed in"},
    {cue(Cue::doctor), "dr|doctor"},
    {cue(Cue::practice_name), "medical centre|surgery|health centre|practice|family gp|gp as|registered with|named gp|gp is"},
    {cue(Cue::engaged), "now seeing|is seeing|seeing a|attending|registered with|engaging with|engaged with|under the care of|up to date with|being seen by|going to|taking him to|taking her to|have been taken to"},
    {cue(Cue::present), "with|present|brought by|accompanied by|came with|attended with|spoke with|spoken to|present:|in attendance|met|saw|seen in clinic with|spoke to|names|naming|mentioned|door|answered|at home"},
    {cue(Cue::kilograms), "kg|kgs|kilograms|kilos"},
    {cue(Cue::back_at), "back at|returned at|coach back at|until|not collected until|collected at|home at|back by"},
    {cue(Cue::absent), "absent|absence|off sick|sickness|unwell at home|off school|not in school|not in nursery"},
    {cue(Cue::mentioned), "mentioned|raised|discussed|reported|noted|recorded|disclosed"},
    {cue(Cue::held), "held|took place|dated"},
    {cue(Cue::refused), "refused|declined"},

    {{TagClass::stop, 0}, "a|an|the|and|or|of|to|in|on|at|by|for|with|from|is|was|were|be|been|are|as|it|its|he|she|they|his|her|him|them|their|that|this|there|has|have|had|not|no|but|"
                          "who|said|says|again|about|after|before|up|out|off|into|over|next|one|two|re|also|any|all|both|then|than|so|if|we|our|us|i|my|me|be|being|which|when|where|what|"
                          "mr|mrs|ms|miss|dr|same|day|today|week|weeks|month|time|other|others|did|do|does|will|would|should|could|can|now|only|very|some|mon|tue|wed|thu|fri|sat|sun|"
                          "monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|"
                          "jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|none|n/a|na|yes|y|n|c|s|pm|am|years|year"},
};

struct Entry {
    std::vector<WordHash> words;
    std::vector<Tag> tags;
};

class Lexicon {
public:
    Lexicon() {
        for (const Phrases& each : phrases) add(each);
        // The longest phrase of a first word is tried first.
        std::ranges::stable_sort(entries_, [](const Entry& a, const Entry& b) { return a.words[0] != b.words[0] ? a.words[0] < b.words[0] : a.words.size() > b.words.size(); });
        while (slots_.size() < entries_.size() * 4) slots_.resize(std::max<std::size_t>(slots_.size() * 2, 64));
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            if (i > 0 && entries_[i].words[0] == entries_[i - 1].words[0]) continue;
            std::size_t slot = entries_[i].words[0] & (slots_.size() - 1);
            while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
            slots_[slot] = static_cast<std::uint32_t>(i + 1);
        }
    }

    /// The entries that begin with this word, the longest first.
    [[nodiscard]] std::span<const Entry> beginning_with(WordHash word) const {
        for (std::size_t slot = word & (slots_.size() - 1); slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
            const std::size_t first = slots_[slot] - 1;
            if (entries_[first].words[0] != word) continue;
            std::size_t last = first;
            while (last < entries_.size() && entries_[last].words[0] == word) ++last;
            return {entries_.data() + first, last - first};
        }
        return {};
    }

private:
    void add(const Phrases& each) {
        for (std::size_t at = 0; at <= each.list.size();) {
            const std::size_t end = std::min(each.list.find('|', at), each.list.size());
            std::vector<Word> words;
            std::uint16_t clause = 0;
            read_words(each.list.substr(at, end - at), words, clause);
            at = end + 1;
            if (words.empty()) continue;
            Entry entry;
            for (const Word& word : words) entry.words.push_back(word.whole);
            const auto found = std::ranges::find(entries_, entry.words, &Entry::words);
            (found == entries_.end() ? entries_.emplace_back(std::move(entry)) : *found).tags.push_back(each.tag);
        }
    }

    std::vector<Entry> entries_;
    std::vector<std::uint32_t> slots_;
};

bool matches(std::span<const Word> words, std::size_t at, const Entry& entry) {
    if (at + entry.words.size() > words.size()) return false;
    for (std::size_t i = 1; i < entry.words.size(); ++i)
        if (words[at + i].whole != entry.words[i] || words[at + i].clause != words[at].clause) return false;
    return true;
}

}  // namespace

// Of each class of tag the longest phrase counts: "child in need review" is one topic, and "review" in it no other.
void tag_words(std::span<const Word> words, std::vector<Tagged>& tagged) {
    static const Lexicon lexicon;
    std::array<std::size_t, 5> taken{};
    for (std::size_t at = 0; at < words.size(); ++at) {
        for (const Entry& entry : lexicon.beginning_with(words[at].whole)) {
            if (!matches(words, at, entry)) continue;
            for (const Tag tag : entry.tags) {
                std::size_t& until = taken[static_cast<std::size_t>(tag.kind)];
                const bool overlapped = at < until && tag.kind != TagClass::cue;
                if (overlapped) continue;
                tagged.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint8_t>(entry.words.size()), tag});
            }
            for (const Tag tag : entry.tags) taken[static_cast<std::size_t>(tag.kind)] = std::max(taken[static_cast<std::size_t>(tag.kind)], at + entry.words.size());
        }
    }
}

std::string_view name_of(Topic topic) {
    constexpr std::array<std::string_view, static_cast<std::size_t>(Topic::count)> names = {
        "visit", "phone", "letter", "meeting", "conference", "core_group", "child_in_need", "strategy", "referral", "notification", "incident", "arrest", "welfare_check",
        "clinic", "emergency", "admission", "birth", "death", "medical", "dental", "immunisation", "antenatal", "hearing", "growth", "lateness", "absence",
        "attendance_rate", "hunger", "injury", "weight", "home", "repair", "arrears", "moving", "assessment", "supervision", "joint", "no_access", "not_brought",
        "separation", "text_message", "hand_over", "trip", "legal", "mental_health", "substance", "medication", "fracture", "pregnancy", "ambulance", "noise",
        "education", "sleep", "hygiene", "contact_dispute", "planning", "statutory", "interview", "collapse", "disclosure", "looked_after", "discharge"};
    return names[static_cast<std::size_t>(topic)];
}

std::string_view name_of(Role role) {
    constexpr std::array<std::string_view, static_cast<std::size_t>(Role::count)> names = {"mother", "father", "partner", "grandmother", "grandfather", "aunt",
                                                                                           "uncle", "sibling", "step_parent", "carer", "neighbour"};
    return names[static_cast<std::size_t>(role)];
}

}  // namespace tributary::domain::story
