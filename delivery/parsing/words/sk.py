"""What Slovak mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_a_; _je_; _na_; _sa_; _pre_; _vaše_; _váš_; _do_; _to_; _vo_; _s_; _alebo_; _ste_; _ak_",
    code="""
        _kód; kódu_; kódom_; jednorazové heslo; jednorazového hesla; overovacie číslo; tieto číslice; tieto číslo;
        nasledujúce číslice; nasledujúce číslo; číslice nižšie; číslo nižšie; pin kód; pin_; token_; tieto znaky;
        dočasné heslo; bezpečnostný kľúč; aktivačný kľúč; jednorazový kľúč; počiatočné heslo; šesťmiestn; štvormiestn
    """,
    before_code="_je_; _znie_",
    after_code="_je_; _ako_",
    enter="""
        zadajte; zadaj_; napíšte; vložte_; vlož_; použite; použi_; opíšte; vyplňte; zadaním; zadanie; zadať; vpíšte;
        skopírujte; skopíruj; prepíšte; uveďte; zadáte
    """,
    other="""
        objednáv; faktúr; faktur; číslo zákazníka; zákaznícke číslo; zásielk; sledova; balík; telefón; _tel.; _tel:;
        psč; zľav; promo; kupón; darček; poukaz; referenč; variabilný; rezervác; číslo účtu; končiac; karty_; karta_;
        kód chyby; chybový kód; zdrojový kód; qr kód; čiarový kód; kód produktu; tovar; izba; let_; sedadl; sériové;
        zmluv; členské číslo; poistk; účtenk; blok_; suma; spolu:; zostatok; vyzdvihn; predvoľb; kód krajiny;
        kód pozvánky; záložné kódy; obnovovacie kódy; _ičo; _dič; iban; prípad; licenc; wifi; verzia; vstupenk; lístok;
        lístk; používateľské meno; prihlasovacie meno; tarif; žiadosť č; číslo žiadosti; recept; úloh; výpis;
        kód transakcie; číslo transakcie; kód pre technickú; kód pre podporu; kód podpory; kód zákazníckej podpory;
        štartové číslo; číslo účastníka; kód účastníka; poradie:; poradové; čakacia list; kód člena; archív č; voucher;
        kód autoriz; kód platby; číslo rezervácie; ticket; občiansk; rodné číslo; číslo preukazu
    """,
    nothing="""
        v poriadku; v tomto prípade; nastavenie hesla; nastavenie nového; nastavenia hesla; objednanie; do prehliadača;
        v prehliadači tento; do svojho prehliadača; v svojom prehliadači; vo svojom prehliadači; v okne prehliadača;
        riadku prehliadača; nič potvrdz; nemusíte potvrd; alebo niekto iný; či niekto iný; prípadne niekto iný;
        úspešne overen; úspešne potvrden; úspešne aktivov; bol overený; bola overená; bolo overené; bol potvrdený;
        bola potvrdená; bolo potvrdené; bol aktivovaný; bola aktivovaná; účet overený; účet potvrdený; účet aktivovaný;
        adresa overená; adresa potvrdená; e-mail overený; e-mail potvrdený; účet je aktívny; už overen; teraz overen;
        ďakujeme za potvrden; ďakujeme za overen; ďakujeme, že ste potvr; potvrdzujeme, že; potvrdzujeme prijatie;
        potvrdenie registrácie na_; zablokovaný_; zablokovaná_; zablokované_; bol zablokov; je zablokov; bude vymazan;
        budú vymazan; bude odstránen; budú odstránen; automaticky vymaz; automaticky odstrán; hlásenie;
        úspešne obnoven; zablokovali; bude deaktiv; bude zruš; bude zablok; čoskoro vymazan; čoskoro odstrán;
        čoskoro zruš; čoskoro deaktiv
    """,
    elsewhere="""
        zľav; kupón; poukaz; rezervác; v pokladni; košík; vyzdvihn; na predajni; v predajni; výdaj; na pobočke;
        pri objedn; v objednávke; doprava zdarma; výpredaj; na nákup; pri nákupe; kúpiť; kúpte; nakúp; nákup; výdaji;
        beh_; behu_; maratón; štartov; v košíku; cenu znížime; znížime cenu; pri pokladni; voucher; akciov
    """,
    meeting="""
        videokonferenc; konferenc; schôdz; porad; stretnut; videohovor; rokovan; webinár; seminár; školenie; koncert
    """,
    notice="""
        vás spomenul; ťa spomenul; spomenul vás; spomenula vás; spomenul sa o vás; boli ste spomen; nová zmienka;
        nový komentár; nové komentáre; nových komentár; okomentoval; pridal komentár; pridala komentár;
        napísal komentár; napísala komentár; komentoval; odpovedal na; odpovedala na; odpovedal vo; odpovedala vo;
        odpovedal v_; odpovedala v_; vám odpovedal; nová odpoveď; nové odpovede; nových odpoved; nová téma; nové témy;
        nové vlákno; nová diskusia; nový príspevok; nové príspevky; zverejnil; zverejnila; najnovšie témy;
        posledné témy; najnovšie príspevky; posledné príspevky; obľúbené témy; týždenný prehľad; denný prehľad;
        týždenný súhrn; denný súhrn; prehľad aktivít; súhrn aktivít; priradil vám; priradila vám; vám priradil;
        vám priradená; vám priradený; vám bola priradená; vám bol priradený; bola vám priradená; bol vám priradený;
        vás priradil; pridelil vám; neprečítan; nová správa od; nové správy; nových správ; súkromná správa;
        súkromnú správu; vám poslal správu; vám poslala správu; poslal vám správu; poslala vám správu; vám napísal;
        vám napísala; napísal vám; napísala vám; sa páči váš; sa páči vaša; sa páči vaše; páčil váš; zareagoval na;
        vás sleduje; vás začal sledovať; vás začala sledovať; začal vás sledovať; začala vás sledovať; nový sledovateľ;
        noví sledovatelia; ktoré sledujete; ktorý sledujete; ktorú sledujete; prejsť do diskusie; prejsť na diskusiu;
        zobraziť diskusiu; zobraziť konverzáciu; zobraziť vlákno; zobraziť komentár; zobraziť odpoveď;
        zobraziť príspevok; zobraziť tému; zobraziť úlohu; otvoriť úlohu; zobraziť tiket; zobraziť požiadavku;
        čítať odpoveď; prečítať odpoveď; zmenil stav; zmenila stav; stav zmenený; zmena stavu; stav požiadavky;
        stav úlohy; žiadosť o zlúčenie; žiadosť o začlenenie; čaká na schválenie; čakajú na schválenie; čaká na vaše;
        čaká na moder; čakajú na moder; schváliť alebo zamietnuť; schváliť či zamietnuť; prijať alebo odmietnuť;
        na schválenie; export je pripravený; export dokončený; export bol dokončený; import dokončený;
        archív je pripravený; správa je pripravená; súbor je pripravený; pripravený na stiahnutie;
        pripravená na stiahnutie; pripravené na stiahnutie; s vami zdieľa; s vami zdieľal; zdieľa s vami;
        zdieľal s vami; zdieľala s vami; na podujatie; na udalosť; váš hlas; vaša odpoveď na; svoju odpoveď;
        odpoveď na anketu; zmeniť odpoveď; čakacej listin; čakaciu listin; čakacia listin; zoznam čakajúc;
        zozname čakajúc; poradovník; žiadosť o priateľstvo; pridal vás medzi priateľov; toto vám uniklo; čo vám uniklo;
        nová reakcia; nové reakcie; sa páči; pribudla odpoveď; nový stav; nový status; otvoriť požiadavku;
        otvoriť tiket; čaká na potvrdenie mod; nová úloha; úloha bola aktualiz; zmenil stránku; zmenila stránku;
        upravil stránku; upravila stránku; diskusnej stránke; v téme, ktorú; nová aktivita
    """,
    handing="""
        kuriér; výdajn; boxu; doručovateľ; vodič_; vodiča_; vodičovi; povedzte operátor; oznámte operátor;
        nahláste operátor; ukážte kód; ukážte tento; predložte; keď zavoláte; štartových balíč; štartového balíč
    """,
    topic="""
        over; jednoraz; prihlás; prihlas; bezpečn; heslo; hesla; registr; aktiv; dvojfázov; dvojfaktor; dvojstupň;
        totožn; potvr; autentif; autoriz; obnov; zmen; odomkn; prístup
    """,
    verify="""
        inicializ; _overi; _overe; _overt; _overova; potvr; aktiv; dokonč; prijať pozvánku; prijmite pozvánku;
        prijatie pozv; prijať; prijmite; odomkn; odblok; povoľ; áno, to som ja; to som ja; bol som to ja;
        bola som to ja; vytvoriť účet; vytvorte si účet; založiť účet; pripojiť sa; pripojte sa; pridať sa; pripojenie;
        autoriz; áno, chcem; prihlásiť na odber; prihlásiť sa na odber; odoberať; áno,; to je môj; to je moja; dokáz;
        preukáz; zobraziť pozvánku; prepojiť; prepojeni; aktualizovať účet; aktualizácia účtu; aktualizujte svoj;
        ponechať účet; dôverovať; ak ste to vy; zmeniť adresu; zmenu adresy; zmena adresy; zmeny adresy; zmenu e-mailu;
        zmena e-mailu; zmeny e-mailu; zmenu emailu; legitim; stať sa členom; dokončiť proces; spustiť proces; validov;
        schváliť; schváľte; schvaľujem; k pozvánke; odpovedať na pozvánku; pozýva vás do_; vás pozýva do_;
        pozval vás do_; pozvala vás do_; pozvaní do_; pozvánka do_
    """,
    reset="""
        resetov; reset; obnoviť heslo; obnoviť prístup; obnovenie hesla; obnovenia hesla; obnovu hesla; obnova hesla;
        obnovy hesla; obnovte; vynulov; vynuluj; nové heslo; nového hesla; zmeniť heslo; zmeňte heslo; zmeňte si heslo;
        zmeniť si heslo; zmena hesla; zmenu hesla; zmeny hesla; nastaviť heslo; nastaviť nové; nastavte si;
        nastavte heslo; nastavte nové; nastavenie nového; vytvoriť heslo; vytvorte si heslo; vytvoriť nové;
        zvoliť heslo; zvoľte; zabudnut; zabudli; poveren; prihlasovacích údajov; získať späť; pripomenutie hesla
    """,
    password="hesl; prihlasovacie údaje; prihlasovacích údajov; prístup k účtu; poveren",
    change="zmen; zmeň; nastav; zvol; zvoľ; vytvo; nové; obnov; reset; zabud; vyber; aktualiz; zadaj; zadať; vynul",
    sign_in="""
        prihlásiť; prihláste; prihlásenie; prihlásenia; prihlasovací; magický odkaz; jednorazový odkaz; login;
        bez hesla; vstúpiť; vstúpte; prihlásite; bezpečný odkaz
    """,
    object="""
        účet; účtu; účty; mail; adres; registrác; odber; newsletter; hesl; profil; používateľ; totožnosť; zariaden;
        pozvánk; pozva; pozýva; členstv; prihláseni; schránk; prístup
    """,
    place="""
        facebook; viac; čítať; čítan; prečítaj; naše stránk; webové stránky; obchod; e-shop; eshop; blog; sledujte;
        zdieľ; hlavná stránka; domov; navštív
    """,
    refuse="""
        odhlás; súkrom; podmien; nápoved; pomoc; podpor; nastavenia; predvoľb; kontakt; zákazníck; objednáv; faktúr;
        doruč; stretnut; termín; rezervác; platb; zaplat; dotazník; hodnoten; ohodno; online verz; stiahn; sledova;
        účasť; cookie; predĺž; spravov; spravuj; časté otázky; zobraziť v; otvoriť v; komentár; moderác; moderu;
        predplatn; súhrn; export; zobrazit v; zobrazit e-mail; otvoriť v prehl; čítať v prehl; pozrieť; e-mail v prehl;
        správu v prehl; webová verzia; webovú verziu; nezobraz; presun; preobjedn; doručovaciu; aktivovať poukaz;
        aktivovať kup; aktivovať voucher; aktivovať zľav; aktivovať darč; aktivovať kartu; aktivovať bonus;
        aktivujte poukaz; aktivujte kup; potvrdiť účasť; potvrďte účasť; potvrdiť prevzatie; potvrdiť doručenie;
        potvrdiť objednávku; potvrdiť termín; potvrdiť platbu
    """,
    undo="""
        zruš; odvol; neplatn; vymaz; zmaz; odstrán; odmiet; zablok; deaktiv; vypnúť; nebol som to ja; to nie som ja;
        nie som to ja; odhlás; nahlás; zamknúť; storno; stornov; zamietn; výmaz; mazanie; uzavretie účtu;
        uzavrieť účet; ukončenie účtu; ukončiť účet; ukončenie člen; ukončiť člen; ukončenie odberu; ukončiť odber;
        vyradenie; vyradiť; odobrať zo; odobratie; likvid; vypnutie; zastaviť; to nebol som; nesúhlas; zakázať
    """,
    unless="""
        nepožiad; nežiadal; nevyžiad; neboli; nebol; nie ste; neprovád; nevykonal; nevytvor; neregistr; nezalož;
        nespozn; nerozpozn; neodosl; nepokúš; nepokus; omylom; ak nie,; v opačnom prípade; inak,; nechcete; neželáte;
        neurobil; neinic; neprihl; neobjedn; odhlás; nezmenil; bez vášho vedomia; nepodal; nepatrí
    """,
    ignore="""
        ignoruj; ignorov; nevenujte; žiadne kroky; nič nerobte; nerobte nič; nereagujte; vymažte; nezmení; bezpredmetn;
        nevšímajte; zmažte; zmazať; vymazať; neklikajte; nič sa nestane; jednoducho; nemusíte nič; nemusíte rob;
        nie je potrebné nič; nie je potrebné rob; netreba nič; netreba rob; zostane bez; zostane nezm; zostane rovn;
        heslo zostane; účet zostane; adresa zostane; nebude zmen; nebude vytv; nebude aktiv; nebude potv; nič nebude
    """,
    alert="""
        nové prihlásenie; nové zariadenie; upozornenie; bolo zmenené; bola zmenená; bol zmenený; bolo obnovené;
        neobvykl; podozriv; pokus o prihlásenie; heslo zmenené; heslo bolo; bolo zapnuté; zapnuté; vypnuté; zmenené_;
        neúspešn; sa pokúsil prihlásiť; sa pokúsila prihlásiť; sa pokúšal prihlásiť; pokúsil sa prihlásiť;
        neúspešné prihlásenie; neúspešný pokus; pokusy o prihlásenie; pokusu o prihlásenie; heslo aktualizované;
        bolo aktualizované; bola aktualizovaná; bol aktualizovaný; úspešne zmen; úspešne aktual; boli zmenené;
        heslo obnovené; zaznamenali sme prihlásenie; nová relácia; prihlásenie z nového; prihlásenie z neznám;
        profil aktualiz; bola zapnutá; bolo vypnuté; bola vypnutá; záložné kódy; nový kľúč; bol odstránen;
        bola odstránen; zmenená adresa
    """,
    path_verify="potvr; overit; overen; aktiv; hesl; obnov; registr; zabudnut",
    path_object="heslo; ucet; pouzivatel; registrac",
    path_sign_in="prihla",
    path_refuse="nastavenia; objednav; faktur; podmienky",
    path_undo="odhlas; zrus; zmaz; odmiet",
    units="""
        minút; minut; min_; hodin; hodín; sekúnd; sekund; deň_; dní; dni; týžd; mesiac; rok; eur; krát; osôb; osob; ks;
        bod; riad; strán; stran; používateľ; člen; percent; miest; km_; x_
    """,
)
