// Words by class. Lower case; "_" stands for a space. A class is closed (determiners) or a broad field of the
// language of negotiation, never a list from one report.
#include "lexicon.hpp"

namespace mediant::record::detail {

const std::vector<WordList>& word_lists() {
  static const std::vector<WordList> lists = {
      {w_det,
       "the a an this that these those some any no every each all both either neither another such its "
       "his her their our my your whose several many most few much more fewer other certain various"},
      {w_possdet, "his her their its our my your"},
      {w_pron,
       "he she it they we i you him them us me himself herself itself themselves ourselves who "
       "everyone everybody nobody anyone someone nothing anything something there"},
      {w_prep,
       "of in on at by for from with without within to into onto upon over under above below between "
       "among amongst amid amidst against about across after before since until till during through "
       "throughout toward towards near beside besides beyond behind despite except including "
       "regarding concerning following via per along alongside around inside outside off than like as "
       "unlike plus minus versus ahead excluding pending according"},
      {w_locprep, "in at near outside inside around across from to into via toward towards throughout"},
      {w_conj, "and or but nor yet then plus"},
      {w_sub,
       "that if unless because while although though whereas when whenever once until since after before "
       "as whether provided providing lest so should"},
      {w_cond, "if unless provided providing"},
      {w_wh, "who which whom whose where what how why whoever whatever"},
      {w_modal,
       "will would can could may might shall should must cannot ’ll 'll won’t won't wouldn’t wouldn't "
       "can’t can't couldn’t couldn't mustn’t mustn't shouldn’t shouldn't ’d 'd"},
      {w_aux,
       "be am is are was were been being have has had having do does did isn’t isn't aren’t aren't "
       "wasn’t wasn't weren’t weren't hasn’t hasn't haven’t haven't hadn’t hadn't doesn’t doesn't "
       "don’t don't didn’t didn't ’s_been ’re 're ’ve 've ’m 'm"},
      {w_neg,
       "not never n’t n't won’t won't wouldn’t wouldn't can’t can't cannot couldn’t couldn't isn’t isn't "
       "aren’t aren't wasn’t wasn't weren’t weren't hasn’t hasn't haven’t haven't hadn’t hadn't "
       "doesn’t doesn't don’t don't didn’t didn't mustn’t mustn't shouldn’t shouldn't neither nor"},
      {w_adv,
       "also again already always almost ever never not only just even still yet now then soon later "
       "earlier thus therefore however meanwhile moreover instead nevertheless nonetheless otherwise "
       "once twice too very quite rather further furthermore far well back forward abroad here there "
       "together apart away ago perhaps maybe indeed often sometimes seldom rarely overnight afterwards "
       "subsequently previously recently currently formally publicly privately repeatedly largely "
       "mainly mostly partly fully immediately today yesterday tomorrow tonight first second "
       "long so more most less least much ahead likewise both alone likely unlikely out up down"},
      {w_adj,
       "new old good bad big small large great high low long short late early recent current former "
       "next last past future further final initial main key major minor real true full open closed "
       "ready willing prepared able unable unwilling reluctant possible impossible public private "
       "foreign domestic national international regional local global military political economic "
       "social legal illegal central northern southern eastern western peaceful direct indirect formal "
       "informal preliminary permanent temporary interim immediate special chief senior deputy acting "
       "deadly deadliest ongoing joint bilateral multilateral wide broad narrow strong weak free fair "
       "unfair unacceptable acceptable guaranteed diplomatic nuclear own same different similar clear "
       "unclear certain serious useful useless important necessary only whole entire territorial other "
       "annual yearly quarterly monthly weekly daily hourly nightly costly friendly timely elderly hard soft "
       "tough red leaked written draft proposed rival opposing "
       "disputed occupied outgoing incoming unnamed independent federal opposed concerned worried "
       "afraid alarmed uneasy adamant determined wary sceptical skeptical hopeful confident optimistic "
       "pessimistic disappointed angry furious satisfied aware unwelcome fresh key unilateral "
       "familiar conditional constructive productive fruitful substantive inconclusive constitutional "
       "peaceful happy keen eager content hostile averse nervous apprehensive fearful anxious unhappy glad"},
      {w_role,
       "president minister premier chancellor king queen prince emir sultan spokesman spokeswoman "
       "spokesperson "
       "envoy ambassador diplomat negotiator mediator secretary chief head leader chairman chairwoman chair "
       "chairperson director commissioner governor mayor senator lawmaker legislator mp congressman "
       "congresswoman general colonel commander admiral major captain lieutenant brigadier marshal adviser "
       "advisor aide official representative delegate organiser organizer economist analyst professor expert "
       "lawyer attorney judge prosecutor founder executive manager owner coordinator facilitator steward "
       "convenor convener president-elect premier-elect chancellor-elect mayor-elect governor-elect co-chair "
       "co-leader vice-president deputy treasurer boss counsel "
       "spokesmen secretary-general undersecretary under-secretary speaker whip rapporteur inspector "
       "interpreter arbitrator conciliator officer superintendent archbishop bishop cardinal pope imam "
       "sheikh sheik rabbi activist campaigner veteran campaigner doctor nurse teacher farmer fisherman "
       "resident source insider premier-designate figurehead warlord shopkeeper ombudsman co-founder "
       "vice-chair vice-chairman ceo cfo trustee administrator councillor councilor chairmen "
       "minister-president "
       "taoiseach chargé consul attaché historian researcher academic fellow scientist counterpart colleague "
       "pilot docker worker driver formateur informateur reporter correspondent editor journalist columnist "
       "presenter neighbour neighbor lecturer engineer pastor priest rector sheriff councilman councilwoman "
       "assemblyman assemblywoman businessman businesswoman butcher baker grocer plumber electrician "
       "carpenter "
       "hairdresser publican mechanic midwife paramedic firefighter pensioner apprentice welder fisherman"},
      {w_group,
       "officials critics ministers leaders powers allies forces troops rebels insurgents separatists "
       "fighters "
       "militants soldiers negotiators mediators diplomats envoys delegates representatives workers "
       "employees "
       "employers staff members nurses doctors teachers drivers pilots dockers miners farmers fishermen "
       "fishers students residents villagers protesters demonstrators activists campaigners analysts experts "
       "economists observers monitors lawmakers legislators senators mps deputies parties sides delegations "
       "unions companies firms hospitals schools ports airlines railways universities councils states "
       "countries nations governments authorities ministries organisers organizers police investors "
       "shareholders creditors lenders banks donors groups factions tribes clans militias opponents "
       "agents clerks brokers crews families parents communities villages voters citizens households "
       "skippers shippers supporters "
       "sources aides advisers advisors lawyers spokesmen backbenchers conservatives liberals "
       "socialists greens centrists nationalists islamists refugees tenants landlords owners managers "
       "executives clubs players producers exporters importers manufacturers carmakers growers traders "
       "unionists loyalists republicans democrats commanders generals elders chiefs negotiating_team"},
      {w_bodynoun,
       "union company firm government ministry party coalition alliance group movement federation "
       "confederation association council commission committee authority agency bank court parliament army "
       "military administration side delegation team faction militia organisation organization bloc cabinet "
       "board management employer opposition regime junta republic kingdom state country nation "
       "hospital university airline railway operator carrier utility club league carmaker manufacturer "
       "chamber assembly senate congress front guard navy police secretariat presidency office embassy "
       "department consortium trust fund syndicate guild brotherhood local rebels community railroad "
       "newspaper shipyard mine factory charity watchdog retailer lender bank brewer broadcaster contractor "
       "exporter importer supplier insurer publisher licensee licensor franchisee breeder landlord "
       "province "
       "region island tribe clan family industry sector campaign network directorate port miner steelmaker "
       "shipbuilder planemaker drugmaker chipmaker grocer developer shipowner hotelier brewery insurer"},
      {w_orgword,
       "union party alliance authority ministry council front movement federation confederation association "
       "group committee commission company corporation corp inc ltd plc gmbh llc university bank army forces "
       "force guard guards local workers agency institute congress parliament court coalition democrats "
       "greens "
       "labour labor liberals conservatives socialists republicans nationalists league organisation "
       "organization office department bureau board trust fund foundation society network initiative forum "
       "assembly senate house chamber secretariat mission command brigade battalion corps navy airlines "
       "airways lines railways rail motors steel holdings industries systems international partners "
       "brotherhood guild teamsters syndicate consortium cooperative club nurses teachers dockers miners "
       "farmers drivers employers hospitals hospital centre center coordination movements unions parties "
       "associations councils rebels tribes separatists school college academy seminary elementary service "
       "services police "
       "railroad ferries "
       "militia resistance liberation duma knesset bundestag politburo directorate administration treasury "
       "cabinet presidency tribunal observatory watch rangers unison alternative left bloc forward renewal "
       "people’s people's shipping logistics energy oil gas mining foods group’s technologies electric "
       "transit transport ports works mills shipyards shipyard manufacturing packers growers fishermen "
       "fishers operators carriers exporters pharmaceuticals healthcare health press news times post herald "
       "tribune gazette telegraph guardian journal daily broadcaster radio television tv "
       "management securities ventures investments insurance stores brewers"},
      {w_placeword,
       "airport river street square bay island islands valley province region city county district mountains "
       "mount lake sea strait straits corridor heights hotel palace harbour harbor port gulf peninsula cape "
       "basin desert forest plateau oblast canal crossing bridge castle park hill hills coast delta crescent "
       "beach springs falls territory territories pass gap plains ridge village"},
      {w_honorific,
       "mr mrs ms dr sir dame lord lady baroness prof professor gen col lt sen rep gov capt maj coun supt "
       "sgt cmdr adm cllr amb hon rev madame monsieur sheikh"},
      {w_portfolio,
       "prime foreign defence defense labour labor finance interior justice energy transport trade economy "
       "health education agriculture fisheries environment security deputy vice first general press special "
       "chief senior acting former home planning water oil mining culture housing welfare development "
       "presidential parliamentary provisional federal national assistant executive regional state "
       "information culture sport sports tourism digital communications infrastructure science research "
       "immigration migration equality family youth industry commerce mines roads works lands business "
       "pensions"},
      {w_kin,
       "son-in-law daughter-in-law father-in-law mother-in-law brother-in-law sister-in-law son daughter "
       "wife husband brother sister father mother nephew niece cousin uncle aunt grandson "
       "granddaughter ally confidant confidante predecessor successor"},
      {w_particle,
       "de van von der den bin ibn al el la da dos das ben du di del della delle le las los bint ould ag ter "
       "zu af ap y mac nic ní ó des du"},
      {w_month,
       "january february march april may june july august september october november december jan feb "
       "mar apr jun jul aug sept sep oct nov dec"},
      {w_weekday,
       "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri "
       "sat sun"},
      {w_meeting,
       "talks meeting meetings summit summits round rounds session sessions negotiations conference dialogue "
       "consultations discussions encounter phone_call hearing plenary mediation workshop retreat"},
      {w_document,
       "draft drafts proposal proposals counterproposal counterproposals counter-proposal counter-proposals "
       "plan plans agreement agreements treaty accord accords deal memorandum communiqué communique roadmap "
       "framework letter document documents text paper resolution declaration manifesto blueprint protocol "
       "offer counteroffer counter-offer package report non-paper outline contract charter pact"},
      {w_timeunit,
       "second seconds minute minutes hour hours day days week weeks fortnight month months quarter "
       "quarters year years decade decades century centuries night nights"},
      {w_hostile,
       "strike strikes attack attacks invade retaliate retaliation bomb shell sanction sanctions tariff "
       "tariffs embargo blockade walkout walkouts boycott war offensive escalate escalation suspend withdraw "
       "quit leave sue lockout shutdown shut halt seize advance fire cut close block punish expel collapse "
       "resume_fighting mobilise mobilize dismiss arrest withhold consequences reprisals force"},
      {w_evaluative,
       "unacceptable acceptable insult betrayal disaster mistake victory surrender step progress unfair fair "
       "reasonable unreasonable unrealistic dangerous reckless disappointing encouraging constructive "
       "productive useful useless deadlock breakthrough failure success shameful illegal unlawful "
       "provocative meaningless welcome inadequate insufficient generous absurd"},
      {w_process,
       "talks negotiations negotiation diplomacy mediation mediator channel channels format agenda "
       "consultation consultations dialogue publicly privately media discussions venue confidential "
       "secrecy back-channel timetable process"},
      {w_abbrev,
       "mr mrs ms dr prof sen rep gov gen col lt capt maj sgt cmdr adm st jr sr vs etc no nos dept "
       "inc ltd co corp jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs "
       "fri sat sun approx fig est art para sec vol ed amb hon rev u.s u.k u.n e.g i.e a.m p.m u.s.a "
       "ph.d d.c e.u"},
      {w_timeunit, "weekend weekends"},
      {w_common,
       "after before since until while when if although though because however meanwhile moreover but and so "
       "yet then also still instead despite during under over with without within in on at by for from to as "
       "of about according among amid against between both each every many most some several few all no not "
       "neither either once only even just later earlier here there this that these those it he she they we "
       "i "
       "you his her their its our my your the a an what who which where why how one two three four five six "
       "seven eight nine ten eleven twelve hundreds thousands millions dozens nearly almost more less around "
       "previous previously current currently reaction situation background analysis key live update updates "
       "exclusive breaking video watch read related news latest speaking asked told earlier last next peace "
       "talks negotiations negotiators critics officials analysts experts unions workers employers "
       "management "
       "members ministers leaders european russian demands concerns offers terms conditions figures "
       "russia’s ukraine’s diplomats sources residents observers rebels separatists opponents supporters "
       "protesters lawmakers never nothing nobody none neither any anything everything please yes any "
       "should would could can will may must let unless whether provided given having being no-one "
       "today yesterday tomorrow tonight overnight recently separately elsewhere otherwise thus hence "
       "additionally furthermore nevertheless nonetheless similarly finally first firstly second secondly "
       "third meanwhile perhaps indeed clearly under out up down off through across toward towards "
       "approximately roughly some caps recognition protections guarantees withdrawal return release end "
       "halt freeze recognition access compensation control payment permanent full immediate american "
       "international national local regional federal foreign military political economic general chief "
       "senior special deputy former acting new old free fair real such like unlike even much per via plus "
       "government state union party company ministry industry police troops forces rejecting accepting "
       "asked speaking citing quoting referring following including"},
  };
  return lists;
}

}  // namespace mediant::record::detail
