// Verbs by lemma and class, and their irregular forms. Forms are made by rule (lexicon.cpp).
#include "lexicon.hpp"

namespace mediant::record::detail {

const std::vector<VerbList>& verb_lists() {
  static const std::vector<VerbList> lists = {
      {v_speech | v_tag,
       "say tell add note stress emphasise emphasize insist argue warn announce declare state explain claim "
       "reiterate repeat confirm acknowledge admit concede remark observe comment reply respond conclude "
       "caution complain counter continue recall recount write tweet post maintain assert affirm underline "
       "underscore ask quip joke urge predict suggest contend promise vow pledge threaten lament boast muse "
       "summarise summarize shout shoot_back protest agree stipulate charge allege"},
      {v_speech,
       "indicate signal hint believe think hope expect fear deny report estimate reckon assess judge "
       "consider "
       "understand know disclose reveal describe call inform assure imply propose demand recommend decide "
       "rule worry doubt clarify specify find show brief testify cite mean mention"},
      {v_report, "report quote cite say write publish broadcast carry"},
      {v_meet, "meet confer huddle negotiate talk convene gather reconvene"},
      {v_travel, "arrive travel fly visit land head go come depart return"},
      {v_light,
       "express voice raise make issue repeat reiterate renew put submit table present lodge drop withdraw "
       "maintain give set deliver hand send unveil publish circulate offer outline air share restate "
       "register state convey have signal reaffirm abandon soften"},
      {v_neutral,
       "decide vote begin start continue appear seem plan intend hope expect try attempt move choose prepare "
       "come need use tend happen fail help manage seek want aim wish have threaten"},
      {v_hostile,
       "strike attack invade retaliate bomb shell sanction escalate suspend withdraw quit leave sue shut "
       "halt "
       "seize advance cut close block punish expel mobilise mobilize walk pull boycott blockade impose fire "
       "collapse respond abandon destroy storm occupy occupy target stop end dismiss lock scrap freeze"},
      {v_harm,
       "threaten endanger jeopardise jeopardize undermine harm hurt damage destroy cost delay cripple strand "
       "derail weaken worsen "
       "ruin wreck bankrupt collapse kill starve displace plunge lose risk disrupt paralyse paralyze shut "
       "close cut force "
       "trigger provoke escalate inflame fuel"},
      {v_also_noun,
       "demand offer call plan talk strike attack report claim estimate promise threat fear concern hope "
       "vote "
       "veto visit move need plan deal draft end start halt freeze cut rise fall increase decrease cap curb "
       "control support back block ban charge comment reply answer question request appeal protest complaint "
       "state force return release exchange transfer use trade work pay cost price order rule ruling note "
       "warning head lead chair host broker meet round return stop delay hold place point position project "
       "record review risk shift sign signal stage step study term test time track walk war result process "
       "produce export import fund grant aid gain loss guarantee guard fight fire ceasefire march face stand "
       "pledge vow insult welcome push press raise table share side matter mean issue interest influence "
       "address account balance base bid bill board body book break budget burden campaign case cause "
       "challenge change charge check compromise conflict contact contract counter cover damage date debate "
       "decline defeat design desire detail dispute doubt drive drop effort escape exit fail favour favor "
       "figure finance finish focus handle harm help house impact judge land law level limit line link list "
       "look mark market master measure message name number object outline pact part pass pause people phase "
       "plant play post power present pressure progress purchase question race reach reform refuse regret "
       "remain remark repair resort respect rest right role run sale schedule score search seat set settle "
       "ship show sort source space split spread staff staffing stake standard stress structure struggle "
       "supply surge surrender survey target tax team threat threaten tour train treat trial trust turn "
       "view voice wage watch wish wonder word worry boycott blockade walkout lockout embargo sanction "
       "tariff "
       "channel dialogue brief leak press dismiss return land bar mandate"},
      {0,
       "accept reject refuse approve endorse oppose resist agree disagree want seek push press appeal "
       "require "
       "insist offer volunteer withdraw drop soften harden support back veto block spurn rebuff dismiss "
       "decline refrain abstain withhold condition welcome praise criticise criticize condemn denounce blame "
       "accuse label brand dub slam blast hail rule turn put bring broker mediate accompany join host chair "
       "open close hold convene resume break collapse stall end start last conclude sign ratify initial "
       "implement violate breach respect honour honor observe release free exchange transfer hand return "
       "recognise recognize annex occupy control seize capture take retake lose gain win kill wound injure "
       "displace flee destroy damage shell bomb strike hit launch fire deploy mobilise mobilize impose lift "
       "ease suspend halt stop delay postpone cancel reschedule extend shorten cut raise increase reduce "
       "rise "
       "fall grow shrink double halve cap curb limit freeze pay fund finance spend invest buy sell ship "
       "export import trade produce build rebuild repair open expand join leave quit enter exit cross reach "
       "approach move pull walk stand sit remain stay keep leave give get make do have be become seem appear "
       "look feel hear see watch read listen learn discuss debate consider examine review study assess weigh "
       "monitor verify inspect guarantee secure protect defend guard threaten retaliate escalate de-escalate "
       "invade attack counterattack advance retreat resign appoint elect nominate replace succeed lead head "
       "represent speak talk negotiate bargain compromise concede yield surrender settle resolve solve fail "
       "succeed manage try attempt aim intend plan prepare begin continue proceed follow precede cause lead "
       "result mean include exclude contain cover cost need help harm hurt benefit affect influence change "
       "shift set fix draw draft write publish leak circulate send receive carry convey deliver pass bear "
       "use allow permit enable let force oblige compel ban bar prohibit prevent avoid protest march "
       "demonstrate gather vote ballot walk boycott picket lock dismiss fire hire employ recruit train serve "
       "work live stay die arrest detain charge try convict sentence jail investigate probe sue appeal order "
       "overturn uphold ask answer respond explain describe call name term view regard see treat portray "
       "characterise characterize express voice share echo alarm worry concern anger upset frustrate please "
       "surprise shock disappoint satisfy commit pledge determine undermine weaken strengthen bolster boost "
       "jeopardise jeopardize endanger risk derail scuttle thwart frustrate undercut overcome face confront "
       "tackle address handle deal cope struggle fight battle clash confer consult coordinate cooperate "
       "collaborate visit travel fly arrive depart land tour attend skip miss shun snub invite urge beg "
       "implore plead press prompt spark trigger provoke fuel stoke inflame calm reassure remind tell "
       "promise swear vow volunteer table submit present unveil outline propose float sketch detail "
       "restore reopen reinstate renew revive relaunch restart rejoin separate divide split unite unify "
       "merge form dissolve disband disarm demobilise demobilize demilitarise demilitarize evacuate withdraw "
       "redeploy station patrol enforce police comply obey defy ignore overlook neglect forget remember "
       "owe deserve earn claim demand exceed total amount number vary range average stem run turn bring "
       "hope wait expect fear doubt trust believe know think hold find lie place lay rest base depend rely "
       "hinge centre center focus concentrate happen occur arise emerge persist last remain subside drop "
       "plunge soar climb jump slip slide dip recover collapse break breach crack crumble fade fall mark "
       "celebrate commemorate mourn bury launch shelve scrap abandon ditch dump nix axe accelerate slow "
       "speed hasten hamper hinder impede obstruct facilitate ease sponsor underwrite back bail subsidise "
       "subsidize tax levy charge fine compensate reimburse refund indemnify insure supply provide equip arm "
       "rearm feed shelter house settle resettle relocate deport expel repatriate dispute contest challenge "
       "question query deny refute rebut contradict confirm corroborate pay voted staff operate own entrench "
       "govern rule administer manage run steer guide direct oversee supervise regulate license approve "
       "authorise authorize certify register record document list count measure calculate compute "
       "clear strand cripple ruin wreck bankrupt worsen cost save rescue treat cure heal suffer endure "
       "survive tolerate stomach swallow digest absorb "
       "pressure squeeze stretch strain sharpen deepen widen narrow bridge close lower weigh table "
       "pose present represent constitute amount signify symbolise symbolize reflect mirror match "
       "resemble differ converge diverge align waive forgo relinquish cede grant award confer bestow "
       "concern involve entail imply request retain preserve maintain uphold sustain keep bargain bind "
       "guarantee underpin cement consolidate finalise finalize complete finish wrap host stage"},
  };
  return lists;
}

std::string_view irregular_verbs() {
  return "be was been\nhave had had has having\ndo did done does doing\ngo went gone\nsay said said\n"
         "tell told told\nmake made made\ntake took taken\ncome came come\nsee saw seen\nget got got\n"
         "give gave given\nfind found found\nthink thought thought\nknow knew known\nbecome became become\n"
         "leave left left\nfeel felt felt\nput put put\nbring brought brought\nbegin began begun\n"
         "keep kept kept\nhold held held\nwrite wrote written\nstand stood stood\nhear heard heard\n"
         "let let let\nmean meant meant\nset set set\nmeet met met\nrun ran run\npay paid paid\nsit sat sat\n"
         "speak spoke spoken\nlie lay lain\nlead led led\nread read read\ngrow grew grown\nlose lost lost\n"
         "fall fell fallen\nsend sent sent\nbuild built built\nunderstand understood understood\n"
         "draw drew drawn\nbreak broke broken\nspend spent spent\ncut cut cut\nrise rose risen\n"
         "drive drove driven\nbuy bought bought\nwear wore worn\nchoose chose chosen\nfly flew flown\n"
         "withdraw withdrew withdrawn\nwithhold withheld withheld\nuphold upheld upheld\noverthrow overthrew "
         "overthrown\nseek sought sought\nsell sold sold\nfight fought fought\nshoot shot shot\nstrike "
         "struck "
         "struck\nwin won won\nhit hit hit\nhurt hurt hurt\nshut shut shut\nbeat beat beaten\nquit quit "
         "quit\n"
         "split split split\nspread spread spread\nswear swore sworn\nbind bound bound\nbear bore borne\n"
         "arise arose arisen\nforget forgot forgotten\nforgo forwent forgone\nlay laid laid\nfeed fed fed\n"
         "flee fled fled\nteach taught taught\ncatch caught caught\nretake retook retaken\nrebuild rebuilt "
         "rebuilt\noverturn overturned overturned\ncost cost cost\ndeal dealt dealt\nleak leaked leaked\n"
         "undercut undercut undercut\novercome overcame overcome\nshow showed shown\nshrink shrank shrunk\n"
         "slide slid slid\nbid bid bid\nrecall recalled recalled\nundertake undertook undertaken\n"
         "broadcast broadcast broadcast\nfreeze froze frozen\nstem stemmed stemmed\nshake shook shaken\n"
         "oversee oversaw overseen\nspeed sped sped\nbeg begged begged\nput put put\nstay stayed stayed\n";
}

}  // namespace mediant::record::detail
