"""What Czech mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_a_; _je_; _na_; _se_; _pro_; _vaše_; _váš_; _do_; _to_; _ve_; _s_; _nebo_",
    code="""
        _kód; kódu_; kódem_; jednorázové heslo; jednorázového hesla; ověřovací číslo; tyto číslice;
        následující číslice; číslice níže; následující číslo; číslo níže; pin kód; _pinem; bezpečnostní klíč;
        tyto znaky; jednorázový klíč; dočasné heslo; token_; potvrzovací číslo:; klíč:; prvotní heslo;
        počáteční heslo; výchozí heslo
    """,
    before_code="_je_; _zní_",
    after_code="_je_; _jako_",
    enter="""
        zadejte; zadej_; napište; napiš_; vložte_; vlož_; použijte; opište_; vyplňte; opsat_; opsáním; přepište;
        zadání; zadáním; zkopíruj; vyťukej; naťukej
    """,
    other="""
        objednáv; faktur; číslo zákazníka; zákaznické číslo; zásilk; sledov; balík; telefon; _tel.; _tel:; psč;
        slevový kód; sleva; slevov; promo; kupón; dárkov; poukaz; referenč; variabilní; rezervac; rezervační kód;
        číslo účtu; končící; karty_; karta_; chybový kód; kód chyby; zdrojový kód; qr kód; čárový kód; kód produktu;
        kód zboží; kód výrobku; zboží; pokoj; let_; sedadl; sériové; smlouv; členské číslo; pojistk; účtenk; částk;
        celkem; zůstat; kód pro vyzvednutí; vyzvednut; předvolb; směrové; kód země; zvací kód; kód pozvánky;
        kód dveří; záložní kódy; obnovovací kódy; _ičo; _dič; iban; případ; licenc; wifi; verze; vstupenk; jízdenk;
        lístek; spisov; tiket; autorizační kód platby; kód autorizace; autorizační kód; uživatelské jméno;
        přihlašovací jméno; uživatelským jménem; tarif; kód tarifu; kód plánu; kód banky; kód swift; vstupní kód na;
        vstupence; číslo žádosti; číslo případu; případ č; recept; spis; incident; požadavek č
    """,
    nothing="""
        v pořádku; v tomto případě; nastavení nového hesla; nastavení hesla; nastavení svého; objednání;
        nastavení vašeho hesla; nic potvrzovat; nemusíte nic potvrz; nemusíte potvrz; není třeba potvrz
    """,
    elsewhere="""
        sleva; slevov; kupon; poukaz; rezervac; v pokladně; košík; vyzvedn; na prodejně; v prodejně; výdej;
        na pobočce; k odběru
    """,
    meeting="videokonferenc; konferenc; jednání; schůz; porad; setkání; videohovor",
    handing="kurýr; řidič; výdejn; boxu; doručovatel",
    topic="""
        _ověři; _ověře; _ověřo; _ověřt; jednoráz; přihlá; bezpečn; heslo; hesla; registr; aktiv; dvoufázov;
        dvoufaktor; totožn; potvr; autentiz; autoriz
    """,
    verify="""
        inicializ;
        _ověři; _ověře; _ověřo; _ověřt; potvr; aktiv; validov; dokonč; dokončen; přijmout pozvání; přijměte pozvání;
        přijmout pozvánku; přijměte pozvánku; odemkn; schvál; povol; ano, to jsem já; to jsem já; byl jsem to já;
        byla jsem to já; reaktiv; vytvořit účet; založit účet; připojit se; připojte se; přidat se; autoriz;
        ano, chci; přihlásit k odběru; ano,; to je můj; to je moje; přihlásit mě; přihlaste mě; přidat; přijmout;
        odemknout; odblok; schválit; prokáz; dokáz; chci odebírat; odebírat; zapište mě; chci se přihlásit k odběru;
        vytvořte si účet; založte si účet; nastavit účet; vytvoření účtu; propojit; propojení; aktualizovat účet;
        aktualizace účtu; aktualizovat svůj; ponechat účet; zachovat účet; důvěřovat; pokud jste to vy; jste to vy;
        jestli jste to; pokud jste to byl; byl(a) jsem to
    """,
    reset="""
        obnov; obnovit; resetov; reset; nové heslo; nového hesla; změnit heslo; změňte heslo; změňte si heslo;
        změnit své heslo; změnit si heslo; změna hesla; změnu hesla; změny hesla; změně hesla; nastavit heslo;
        nastavit nové; nastavte; nastavení hesla; nastavení nového; nastavit si; nastavení svého; vytvořit heslo;
        vytvořte si; vytvořit nové; vytvořit si; zvolit heslo; zvolte; zvolit nové; zapomn; zapomen; změnit vaše;
        aktualizovat heslo; zadejte nové; zadat nové; vašeho hesla; získat zpět; zpět přístup; získejte zpět
    """,
    password="hesl; přihlašovací údaje; přihlašovacích údajů; přístup k účtu",
    change="změn; nastav; zvol; vytvo; nové; obnov; reset; zapom; vybr; aktualiz; zadat; zadejte; založ",
    sign_in="""
        přihlásit; přihlaste; přihlás; přihlášení; přihlašovací; magický odkaz; jednorázový odkaz; login; bez hesla
    """,
    object="""
        účet; účtu; mail; adres; registrac; odběr; newsletter; hesl; profil; uživatel; totožnost; zařízení; pozvánk;
        členstv; přihlášení
    """,
    place="""
        facebook; více; číst; přečt; naše stránk; webové stránky; web_; obchod; e-shop; eshop; blog; sledujte; sdílet;
        hlavní stránka; domů; navštiv
    """,
    refuse="""
        odhlás; soukrom; podmín; nápověd; podpor; nastavení; předvolb; kontakt; zákaznick; objednáv; faktur; doruč;
        schůzk; termín; rezervac; platb; zaplat; dotazník; hodnocen; ohodno; v prohlížeč; online verz; stáhn; sledova;
        účast; cookie; prodlouž; spravov; spravuj; časté dotazy; pomoc_; pomoci a; nápověda a pomoc; zobrazit v;
        otevřít v; číst online
    """,
    undo="""
        zruš; zrušit; odvol; neplatn; smaz; odstran; odmít; zablok; deaktiv; vypnout; nebyl jsem to já; to jsem nebyl;
        to nejsem; nejsem to já; odhlás; nahlás; vypověd; zamknout; stornov
    """,
    unless="""
        nepožád; nevyžád; nebyl; nejste; nejsi; neprováděl; neprovedl; nevytvoř; neregistr; nezaložil; neprovádíte;
        nepoznáv; nerozpozn; neodesl; nepokusil; nepokouš; omylem; pokud ne,; v opačném případě; jinak,; nechcete;
        někdo jiný; nepřejete; neudělal; neiniciov; nežádal; nepřihl; neobjedn; odhlás
    """,
    ignore="""
        ignoruj; ignorov; nevěnujte; nemusíte; není třeba; není potřeba; žádné kroky; nic nedělejte; nedělejte nic;
        nereagujte; vymažte; zůstane; nezmění; nebude; bezpředmětn; nevšímejte; pomiňte; smažte; smazat; vymazat;
        prostě ji; zahoďte
    """,
    alert="""
        nové přihlášení; nové zařízení; upozornění; bylo změněno; byla změněna; bylo obnoveno; neobvykl; podezřel;
        pokus o přihlášení; bezpečnostní upozornění; heslo změněno; heslo bylo; bylo zapnuto; zapnuto; vypnuto;
        zapnuta
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
