"""What Czech mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_a_; _je_; _na_; _se_; _pro_; _vaše_; _váš_; _do_; _to_; _ve_; _s_; _nebo_",
    code="""
        _kód; kódu_; kódem_; jednorázové heslo; jednorázového hesla; ověřovací číslo; tyto číslice;
        následující číslice; číslice níže; následující číslo; číslo níže; pin kód; _pinem; bezpečnostní klíč;
        tyto znaky; jednorázový klíč; dočasné heslo; token_; potvrzovací číslo:; klíč:; prvotní heslo; počáteční heslo;
        výchozí heslo; _kódy_; ověřovací kód; číselný kód; šestimístn; čtyřmístn; jednorázový kód; jednorázovým kódem;
        kódem níže; _pin_; bezpečnostní číslo; řetězec
    """,
    before_code="_je_; _zní_",
    after_code="_je_; _jako_",
    enter="""
        zadejte; zadej_; napište; napiš_; vložte_; vlož_; použijte; opište_; vyplňte; opsat_; opsáním; přepište;
        zadání; zadáním; zkopíruj; vyťukej; naťukej; zadáte; zadat; vložit; vložíte; zadávejte; vepište; použij_;
        uveďte; napsat; přepsat
    """,
    other="""
        objednáv; faktur; číslo zákazníka; zákaznické číslo; zásilk; sledov; balík; telefon; _tel.; _tel:; psč;
        slevový kód; sleva; slevov; promo; kupón; dárkov; poukaz; referenč; variabilní; rezervac; rezervační kód;
        číslo účtu; končící; karty_; karta_; chybový kód; kód chyby; zdrojový kód; qr kód; čárový kód; kód produktu;
        kód zboží; kód výrobku; zboží; pokoj; let_; sedadl; sériové; smlouv; členské číslo; pojistk; účtenk; částk;
        celkem; zůstat; kód pro vyzvednutí; vyzvednut; předvolb; směrové; kód země; zvací kód; kód pozvánky; kód dveří;
        záložní kódy; obnovovací kódy; _ičo; _dič; iban; případ; licenc; wifi; verze; vstupenk; jízdenk; lístek;
        spisov; tiket; autorizační kód platby; kód autorizace; autorizační kód; uživatelské jméno; přihlašovací jméno;
        uživatelským jménem; tarif; kód tarifu; kód plánu; kód banky; kód swift; vstupní kód na; vstupence;
        číslo žádosti; číslo případu; případ č; recept; spis; incident; požadavek č; id schůzky; číslo rezervace;
        číslo zásilky; úkol; ticket; výpis; pojistn; průkaz; občansk; číslo požadavku; členské; číslo karty;
        kód transakce; číslo transakce; kód operace; číslo operace; kód platby; kód pro technickou; kód pro podporu;
        kód podpory; kód zákaznické podpory; startovní číslo; číslo účastníka; kód účastníka; pořadí:; pořadové;
        čekací list; kód člena; archiv č; voucher; dárek
    """,
    nothing="""
        v pořádku; v tomto případě; nastavení nového hesla; nastavení hesla; nastavení svého; objednání;
        nastavení vašeho hesla; nic potvrzovat; nemusíte nic potvrz; nemusíte potvrz; není třeba potvrz;
        odkaz ve svém prohlížeči; odkaz v prohlížeči; do prohlížeče; do svého prohlížeče; do vašeho prohlížeče;
        do adresního řádku; v adresním řádku; ve svém prohlížeči; v okně prohlížeče; adresu v prohlížeči;
        stránku v prohlížeči; zkopírujte do; otevřete v prohlížeči odkaz; otevřete v prohlížeči tento;
        otevřete v prohlížeči násled; nebo někdo jiný; či někdo jiný; anebo někdo jiný; úspěšně ověřen;
        úspěšně potvrzen; úspěšně aktivov; byl ověřen; byla ověřena; bylo ověřeno; byl potvrzen; byla potvrzena;
        bylo potvrzeno; byl aktivován; byla aktivována; byl úspěšně; účet ověřen_; účet potvrzen_; účet aktivován_;
        adresa ověřena_; adresa potvrzena_; e-mail ověřen_; e-mail potvrzen_; účet je aktivní; již ověřen; nyní ověřen;
        děkujeme za potvrz; děkujeme za ověř; děkujeme, že jste potvr; potvrzujeme, že; potvrzujeme přijetí;
        potvrzení registrace na_; potvrzení přihlášky na; zablokován_; zablokována_; zablokováno_; byl zablokov;
        je zablokov; bude smazán; budou smazán; bude odstraněn; budou odstraněn; automaticky smaz; automaticky odstran;
        hlášení; úspěšně obnoven; zablokovali; bude deaktiv; bude zruš; bude zablok; brzy smazán; brzy odstran;
        brzy zruš; brzy deaktiv
    """,
    elsewhere="""
        sleva; slevov; kupon; poukaz; rezervac; v pokladně; košík; vyzvedn; na prodejně; v prodejně; výdej; na pobočce;
        k odběru; při objedn; v objednávce; doprava zdarma; výprodej; na nákup; při nákupu; koupit; kupte; nakup;
        nákup; akční; výdeji; běh_; běhu_; maraton; startovní; v košíku; cenu snížíme; snížíme cenu; u pokladny;
        voucher
    """,
    meeting="""
        videokonferenc; konferenc; jednání; schůz; porad; setkání; videohovor; webinář; seminář; školení; workshop;
        koncert
    """,
    notice="""
        vás zmínil; tě zmínil; zmínil vás; zmínila vás; zmínil se o vás; zmínila se o vás; byli jste zmíněn;
        byl jste zmíněn; nová zmínka; nový komentář; nové komentáře; nových komentář; okomentoval; přidal komentář;
        přidala komentář; napsal komentář; napsala komentář; komentoval; odpověděl na; odpověděla na; odpověděl ve;
        odpověděla ve; odpověděl v_; odpověděla v_; vám odpověděl; nová odpověď; nové odpovědi; nových odpověd;
        nové téma; nová témata; nové vlákno; nová diskuse; nový příspěvek; nové příspěvky; zveřejnil; zveřejnila;
        nejnovější témata; poslední témata; nejnovější příspěvky; poslední příspěvky; oblíbená témata;
        týdenní přehled; denní přehled; týdenní souhrn; denní souhrn; přehled aktivit; souhrn aktivit; souhrn novinek;
        přiřadil vám; přiřadila vám; vám přiřadil; vám přiřazen; vás přiřadil; přiřazen vám; přidělil vám; nepřečten;
        nová zpráva od; nové zprávy; nových zpráv; soukromá zpráva; soukromou zprávu; vám poslal zprávu;
        vám poslala zprávu; poslal vám zprávu; poslala vám zprávu; vám napsal; vám napsala; napsal vám; napsala vám;
        se líbí váš; se líbí vaše; líbil váš; lajknul; zareagoval na; vás sleduje; vás začal sledovat;
        vás začala sledovat; začal vás sledovat; začala vás sledovat; nový sledující; noví sledující; které sledujete;
        který sledujete; kterou sledujete; přejít do diskuse; přejít k diskusi; zobrazit diskusi; zobrazit diskuzi;
        zobrazit konverzaci; zobrazit vlákno; zobrazit komentář; zobrazit odpověď; zobrazit příspěvek; zobrazit téma;
        zobrazit úkol; otevřít úkol; zobrazit tiket; zobrazit požadavek; číst odpověď; přečíst odpověď; změnil stav;
        změnila stav; stav změněn; změna stavu; stav požadavku; stav úkolu; žádost o začlenění; žádost o sloučení;
        čeká na schválení; čekají na schválení; čeká na vaše schválení; čeká na vaše; čeká na moder; čekají na moder;
        schválit nebo zamítnout; schválit či zamítnout; přijmout nebo odmítnout; ke schválení; export je připraven;
        export dokončen; export byl dokončen; import dokončen; archiv je připraven; zpráva je připravena;
        soubor je připraven; připraven ke stažení; připravena ke stažení; připraveny ke stažení;
        připraveno ke stažení; s vámi sdílí; s vámi sdílel; s vámi sdílela; sdílí s vámi; sdílel s vámi;
        sdílela s vámi; nasdílel; registrace na akci; registraci na akci; registrace na událost; přihlášku na akci;
        na akci_; na událost_; váš hlas; vaše odpověď na; svou odpověď; odpověď na anketu; změnit odpověď;
        čekací listin; na čekací list; čekací seznam; seznam čekajících; pořadník; žádost o přátelství;
        přidal vás do přátel; tohle vám uniklo; co vám uniklo; toto vám uniklo; nová reakce; nové reakce; se líbí;
        přibyla odpověď; nový stav; nový status; otevřít požadavek; otevřít tiket; čeká na potvrzení mod; nový úkol;
        úkol byl aktualiz; změnil stránku; změnila stránku; upravil stránku; upravila stránku; diskusní stránce;
        v tématu, které; ve vláknu, které; nová aktivita; k podpisu; podepsat dokument; podepište dokument
    """,
    handing="""
        kurýr; řidič; výdejn; boxu; doručovatel; sdělte operátor; řekněte operátor; sdělte pracovník;
        nahlaste operátor; ukažte kód; ukažte tento; předložte; až zavoláte; startovních balíč; startovního balíč
    """,
    topic="""
        _ověři; _ověře; _ověřo; _ověřt; jednoráz; přihlá; bezpečn; heslo; hesla; registr; aktiv; dvoufázov; dvoufaktor;
        totožn; potvr; autentiz; autoriz; resetov; obnov; změn; odemč; ověřov; přístup
    """,
    verify="""
        inicializ; _ověři; _ověře; _ověřo; _ověřt; potvr; aktiv; validov; dokonč; dokončen; přijmout pozvání;
        přijměte pozvání; přijmout pozvánku; přijměte pozvánku; odemkn; povol; ano, to jsem já; to jsem já;
        byl jsem to já; byla jsem to já; reaktiv; vytvořit účet; založit účet; připojit se; připojte se; přidat se;
        autoriz; ano, chci; přihlásit k odběru; ano,; to je můj; to je moje; přihlásit mě; přihlaste mě; přijmout;
        odemknout; odblok; prokáz; dokáz; chci odebírat; odebírat; zapište mě; chci se přihlásit k odběru;
        vytvořte si účet; založte si účet; nastavit účet; vytvoření účtu; propojit; propojení; aktualizovat účet;
        aktualizace účtu; aktualizovat svůj; ponechat účet; zachovat účet; důvěřovat; pokud jste to vy; jste to vy;
        jestli jste to; pokud jste to byl; byl(a) jsem to; dokončit proces; dokončení procesu; proces dokonč; přijmete;
        přijetí pozv; přijmi; zobrazit pozvánku; otevřít pozvánku; pozvánku zobraz; zahájit proces; změnit adresu;
        změnu adresy; změny adresy; změna adresy; změnu e-mailu; změny e-mailu; změna e-mailu; změnu emailu;
        změnit e-mail; přidat mě; připojit; připojení k; stát se členem; odemč; odemkněte; odblokov; zprovozn;
        aktualizaci účtu; aktualizujte svůj účet; autentik; legitim; pravost; uznat; povolte; dokončíte;
        dokončete nast; dokončit nast; začít používat; vytvořit si účet; schválit; schvalte; schval_; schvaluji;
        schválení přihl; schválení zař; k pozvánce; odpovědět na pozvánku; zve vás do_; vás zve do_; pozval vás do_;
        pozvala vás do_; pozvali vás do_; pozváni do_; pozván do_; pozvánka do_; tě zve do_; pozval tě do_
    """,
    reset="""
        resetov; reset; nové heslo; nového hesla; změnit heslo; změňte heslo; změňte si heslo; změnit své heslo;
        změnit si heslo; změna hesla; změnu hesla; změny hesla; změně hesla; nastavit heslo; nastavit nové;
        nastavení hesla; nastavení nového; nastavit si; nastavení svého; vytvořit heslo; vytvořte si; vytvořit nové;
        vytvořit si; zvolit heslo; zvolit nové; zapomn; zapomen; změnit vaše; aktualizovat heslo; zadejte nové;
        vašeho hesla; získat zpět; zpět přístup; získejte zpět; obnovit heslo; obnovit hesla; obnovit své;
        obnovit vaše; obnovit přístup; obnovit účet; obnova hesla; obnovu hesla; obnovy hesla; obnově hesla;
        obnovení hesla; obnovením hesla; obnovení přístupu; obnova přístupu; obnovu přístupu; obnovení účtu; obnovte;
        obnovíte; obnovit ho; zadat nové heslo; nastavte si; nastavte heslo; nastavte své; nastavte nové; zvolte si;
        zvolte heslo; zvolte nové; změnit ho; pověření; přihlašovacích údajů; vymyslete; nové přihlašovací;
        připomenutí hesla; zaslání hesla; heslo si změn; heslo si nastav; heslo si zvol; vyresetov
    """,
    password="hesl; přihlašovací údaje; přihlašovacích údajů; přístup k účtu; pověření",
    change="""
        změn; nastav; zvol; vytvo; nové; obnov; reset; zapom; vybr; aktualiz; zadat; zadejte; založ; připomen; vymysl;
        zvoli; upravi
    """,
    sign_in="""
        přihlásit; přihlaste; přihlás; přihlášení; přihlašovací; magický odkaz; jednorázový odkaz; login; bez hesla;
        vstoupit; vstoupíte; vstup do; přihlásíte; přihlašte; automatické přihlášení; rychlé přihlášení;
        bezpečný odkaz; vejít; vstupte
    """,
    object="""
        účet; účtu; mail; adres; registrac; odběr; newsletter; hesl; profil; uživatel; totožnost; zařízení; pozvánk;
        členstv; přihlášení; pozván; zve; pozval; e-mail; schránk; ověření; novink; organizac; přístup; totož
    """,
    place="""
        facebook; více; číst; přečt; naše stránk; webové stránky; web_; obchod; e-shop; eshop; blog; sledujte; sdílet;
        hlavní stránka; domů; navštiv; čtení; čtěte
    """,
    refuse="""
        odhlás; soukrom; podmín; nápověd; podpor; nastavení; předvolb; kontakt; zákaznick; objednáv; faktur; doruč;
        schůzk; termín; rezervac; platb; zaplat; dotazník; hodnocen; ohodno; online verz; stáhn; sledova; účast;
        cookie; prodlouž; spravov; spravuj; časté dotazy; pomoc_; pomoci a; nápověda a pomoc; zobrazit v; otevřít v;
        číst online; komentář; moderac; moderuj; export; archiv; předplatn; souhrn; zobrazte v; zobrazit e-mail;
        otevřít v prohl; otevřete v prohl; číst v prohl; prohlédnout; zprávu v prohl; e-mail v prohl; email v prohl;
        webová verze; webovou verzi; nezobraz; přesun; přeobjedn; změnit termín; aktivovat poukaz; aktivovat kup;
        aktivovat voucher; aktivovat slev; aktivovat dárk; aktivovat kartu; aktivovat bonus; aktivujte poukaz;
        aktivujte kup; potvrdit účast; potvrďte účast; potvrdit převzetí; potvrdit doručení; potvrdit objednávku;
        potvrdit termín; potvrdit platbu
    """,
    undo="""
        zruš; zrušit; odvol; neplatn; smaz; odstran; odmít; zablok; deaktiv; vypnout; nebyl jsem to já; to jsem nebyl;
        to nejsem; nejsem to já; odhlás; nahlás; vypověd; zamknout; stornov; to není moje; to není můj; přerušit;
        odvolat; zastavit; zamítn; vrátit zpět; vrátit změnu; nesouhlas; ukončit účet; zrušíte; zakázat; vymaz; výmaz;
        mazání; uzavření účtu; uzavřít účet; ukončení účtu; ukončení člen; ukončit člen; ukončení odběru;
        ukončit odběr; vyřazení; vyřadit; odebrat ze; odebrání; likvid
    """,
    unless="""
        nepožád; nevyžád; nebyl; nejste; nejsi; neprováděl; neprovedl; nevytvoř; neregistr; nezaložil; neprovádíte;
        nepoznáv; nerozpozn; neodesl; nepokusil; nepokouš; omylem; pokud ne,; v opačném případě; nechcete; nepřejete;
        neudělal; neiniciov; nežádal; nepřihl; neobjedn; odhlás; pokud někdo jiný; udělal někdo jiný; někdo jiný mohl;
        někdo jiný zadal; nezměnil; nepodal; nezadal; neprovád; bez vašeho vědomí; nepřihlašoval; jde o omyl; nevznesl;
        nepotvrzoval; nezažádal; neodpovíd; nemáte s; netýká se vás; nepatří vám; neregistroval; nezasl; nevíte o;
        nezakládal; nechcete-li; nežádali; jinak,
    """,
    ignore="""
        ignoruj; ignorov; nevěnujte; žádné kroky; nic nedělejte; nedělejte nic; nereagujte; vymažte; nezmění;
        bezpředmětn; nevšímejte; pomiňte; smažte; smazat; vymazat; prostě ji; zahoďte; ignorovat; neklikejte;
        nic se nestane; nestane se nic; nic nedělat; bez obav; můžete ji smaz; můžete ho smaz; můžete smaz;
        můžete ignor; nebude změn; neprovádějte; nemějte obavy; jednoduše smaz; jednoduše ignor; nedojde; v klidu;
        nemusíte nic; nemusíte děl; nemusíte podnik; není třeba nic; není třeba žád; není potřeba nic;
        není potřeba žád; není třeba děl; zůstane bez; zůstane nezm; zůstane stejn; zůstane beze; zůstane v;
        heslo zůstane; účet zůstane; adresa zůstane; nebude vytv; nebude aktiv; nebude potv; nebude zaregistr;
        nic nebude
    """,
    alert="""
        nové přihlášení; nové zařízení; upozornění; bylo změněno; byla změněna; bylo obnoveno; neobvykl; podezřel;
        pokus o přihlášení; bezpečnostní upozornění; heslo změněno; heslo bylo; bylo zapnuto; zapnuto; vypnuto;
        zapnuta; byla úspěšně změn; bylo úspěšně změn; chyba přihlášení; e-mail byl změněn; změněna adresa;
        záložní kódy; bude deaktiv; bude odstran; byl odstraněn; byla odstraněna; nový klíč; bylo vypnuto;
        byla vypnuta; neúspěšn; se pokusil přihlásit; se pokusila přihlásit; se pokoušel přihlásit;
        pokusil se přihlásit; neúspěšné přihlášení; neúspěšný pokus; pokusy o přihlášení; pokusu o přihlášení;
        heslo aktualizováno; bylo aktualizováno; byla aktualizována; byl aktualizován; úspěšně změn; úspěšně aktual;
        byly změněny; byl změněn_; heslo obnoveno; zaznamenali jsme přihlášení; nové relace; nová relace;
        přihlášení z nového; přihlášení z neznám; profil aktualiz
    """,
    path_verify="potvr; overit; overen; aktiv; hesl; obnov; registr; zapomenut",
    path_object="heslo; ucet; uzivatel; registrac",
    path_sign_in="prihla",
    path_refuse="nastaveni; objednav; faktur; podminky; napoveda",
    path_undo="odhlas; zrus; smaz; odmit",
    units="""
        minut; min_; hodin; sekund; vteřin; den_; dní; dny; dnů; týden; týdn; měsíc; rok; let_; kč; korun; krát; osob;
        ks; bod; řád; stran; uživatel; člen; procent; míst; km_; x_
    """,
)
