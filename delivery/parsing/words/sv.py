"""What Swedish mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_och_; _är_; _du_; _din_; _ditt_; _till_; _en_; _inte_; _med_; _på_; _det_; _att_",
    code="""
        kod_; koden_; koder_; kod:; engångskod; engångslösen; bekräftelsekod; bekräftelsekoden; säkerhetskod;
        verifieringskod; pinkod; pin-kod; dessa siffror; följande siffror; siffrorna; siffrorna nedan; följande nummer;
        numret nedan; dessa tecken; åtkomstkod; inloggningskod; aktiveringskod; tillfälligt lösenord; kontrollkod;
        sifferkod; preliminärt lösenord; startlösenord; engångskoden; verifieringskoden; säkerhetskoden;
        autentiseringskod; siffror nedan; tillfälliga lösenord; temporärt lösenord; pinkoden; engångslösenord; otp_;
        koden nedan; följande kod; kontrollsiffror; hemlig kod; registreringskod; autentiseringskoden; åtkomstkoden;
        engångsnyckel; sifferkoden; bekräftelsenyckel; verifieringsnummer; aktiveringsnyckel
    """,
    before_code="_är_; _lyder_; _är följande",
    after_code="_är_; _som_",
    enter="""
        ange_; skriv_; mata in; fyll i_; slå in_; använd_; knappa in; skriva; skriver; mata; fylla i; använda; anger;
        angivande; knappa; slå in; kopiera; klistra; skriv in; knappar; ange den; fyll i; fyller i; använd den; uppge
    """,
    other="""
        order; beställning; faktura; kundnummer; kundnr; paket; försändelse; spårning; kolli; telefon; _tel:; _tel.;
        postnummer; postnr; rabattkod; rabatt; kampanjkod; presentkort; presentkod; kupong; värdekod; referens; _ref;
        bokning; reservation; bokningskod; bokningsnummer; kontonummer; slutar på; som slutar; _kort_; kortnummer;
        felkod; källkod; qr-kod; streckkod; produktkod; artikel; varukod; rum_; flyg; _plats; serienummer; avtal;
        kontrakt; medlemsnummer; medlemsnr; försäkring; kvitto; belopp; totalt; summa; saldo; hämtkod; avhämtning;
        utlämning; landskod; riktnummer; inbjudningskod; portkod; reservkoder; återställningskoder; organisationsnummer;
        org.nr; moms; iban; ärende; licens; wifi; version; biljett; skadenummer; diarienummer; dörrkod;
        auktoriseringskod; medgivandenummer; artikelkod; hämtningskod; kontrollnummer; användarnamn; taxa;
        abonnemangskod; plankod; tariff; priskod; bankkod; clearingn; bic-kod; swift-kod; inträde; ärendenummer;
        recept_; incident; deltagarnummer; gåvonummer; kolli-id; artikelnummer; pipeline; reservkod; anställningsnummer;
        kurskod; klasskod; porten; dörren; mätar; bokningsnr; fakturanummer; ordernummer; anmälningsnummer; könummer;
        startnummer; lottnummer; inlösenkod; inlösningskod; biljettkod; medlemskod; supportkod; support-pin;
        presentkortskod; väntelista; servicekod; uthämtningskod; skåp_; skåpet; skåpkod; skåpnummer
    """,
    nothing="""
        i ordning; i så fall; i detta fall; av ordning; inte bekräfta; behöver inte bekräfta; bekräfta något;
        är aktiverat; är aktiverad; är bekräftad; är bekräftat; har bekräftats; har aktiverats; har verifierats;
        är verifierad; är verifierat; adress bekräftad; konto aktiverat; konto bekräftat; är godkänd; är godkänt;
        har godkänts; begäran om kontoaktivering; vi bekräftar; redan bekräftad; redan bekräftat; redan verifierad;
        har godkänt ditt konto; har aktiverat ditt konto; har bekräftat ditt; har spärrats; är spärrat; blivit spärrat;
        har låsts; är låst; har blockerats; eller någon annan; bekräftar härmed; har accepterats; har verifierat;
        konto godkänt; är nu aktiv; är nu aktiverat; kontot har låsts upp; är upplåst; är bekräftade; _spärrat_;
        _spärrad_; _spärrats_; lösenordshjälp; hjälp med lösenord; registrering är klar; registreringen är klar;
        anmälan är klar
    """,
    elsewhere="rabatt; kupong; presentkort; bokning; i kassan; uthämtning; hämt; i butiken; utlämn; lös in; väntelista",
    meeting="möte; videokonferens; konferens; telefonmöte; -möte; -konferens; -sammanträde; sammanträde; -mötet",
    notice="""
        nämnde dig; har nämnt dig; omnämnd; nämnts; omnämnande; du nämndes; blev nämnd; kommenterade; har kommenterat;
        en kommentar; svarade på; har svarat; nytt svar; skrev ett inlägg; har publicerat; publicerade ett; nytt ämne;
        senaste ämnen; populära ämnen; senaste ämnena; nytt meddelande från; ett meddelande till dig;
        skickade ett meddelande; har skickat ett meddelande; olästa; oläst; tilldelat dig; tilldelade dig;
        har tilldelats; du har blivit tilldelad; tilldelats en; ny uppgift; förfaller den; gillade; gillar ditt;
        gillar din; följer dig; började följa; ny följare; nya följare; delade en; delade ett; har delat;
        delat med dig; delade med dig; delar med dig; status ändrades; statusen ändrades; statusen har ändrats;
        ändrade status; status har ändrats; veckosammanfattning; daglig sammanfattning; dagliga sammanfattning;
        sammanfattning från; din sammanfattning; sammanställt flöde; det här har du missat; du har missat;
        detta har hänt; öppna konversation; visa konversation; se konversation; visa kommentar; se kommentar;
        läs kommentar; visa inlägg; se inlägg; läs inlägg; till inlägget; till tråden; visa tråd; se tråd; visa ämne;
        visa diskussion; till diskussion; visa uppgift; öppna uppgift; se uppgift; visa ärende; se ärende;
        till ärendet; ditt ärende har; ärende #; uppgift #; pull request; pull-request; merge request; inlägg väntar;
        kommentar väntar; väntar på moderering; behöver granska; godkänn eller avslå; godkänn eller avvisa;
        godkänna eller avslå; export är klar; exporten är klar; exportfil; dataexport; klar att ladda;
        klar för nedladdning; klart för nedladdning; redo att ladda; rapport är klar; rapporten är klar;
        importen är klar; din närvaro; din anmälan till; anmälningsnummer; ändra anmälan; ändra din anmälan;
        ditt svar har sparats; ditt svar är sparat; omröstning; du röstade; din röst; ändra ditt svar; ändra svar;
        könummer; för evenemanget; till evenemanget; flyttade kortet; veckans sammanfattning; veckans höjdpunkter;
        på väntelistan; väntelistan; har nya meddelanden; nya meddelanden från; nya kommentarer på; nytt inlägg i;
        nytt inlägg av; nytt inlägg från; nytt inlägg:; visa svar; se svar; skrev:; försenad; försenade uppgifter;
        mina uppgifter; är försenade; reagerade; fått ett svar; godkänn svar; acceptera svar; laddat upp; laddade upp;
        visa filer; accepterade din inbjudan; har accepterat din inbjudan; har gått med i ditt; har gått med i din;
        visa medlemmar; hantera anmälan; läs meddelande; nya svar på; nya svar i; ny kommentar_; att signera;
        signera dokument; underteckna; för underskrift
    """,
    handing="chaufför; bud_; paketbox; ombud; utlämningsställe; budet; kurir",
    topic="""
        bekräft; engångs; logga in; inlogg; säkerhet; lösenord; registr; aktivera; tvåsteg; tvåfaktor; identitet;
        verifi; godkänn; legitim
    """,
    verify="""
        initiera användar; slutför initier; bekräft; verifi; aktiver; godkänn; validera; slutför; färdigställ;
        acceptera inbjud; tacka ja; lås upp; ja, det är jag; det är jag_; det var jag_; återaktiv; skapa konto;
        skapa ditt konto; gå med; anslut; ja tack; ja, jag; bli medlem; legitim; fullfölj; intyga; ja,; det är min;
        anmäl mig; acceptera; bevisa; prenumerera; jag vill prenumerera; skriv upp mig; skapa ett konto;
        skapa mitt konto; konfigurera konto; ställ in konto; länka konto; koppla konto; uppdatera ditt konto;
        uppdatera konto; behåll konto; behåll mitt; behålla; lita på; om det är du; är det du; om det var du;
        var det du, klicka; genomföra ändring; genomför; valideringslänk; bekräftning; länka konton; länka ditt konto;
        upplåsning; låsa upp; bjudits in att gå; att gå med; gå med i; fullborda; avsluta registrer; ta emot inbjud;
        tillåt; bevilja; öppna konto; kontoaktiv; stämmer adressen; ja, det stämmer; gör klart; färdigställa; slutföra;
        registrera konto; konto klart; kom igång med ditt konto; acceptera inbjudan; stämmer det, klick;
        om detta är korrekt; om det är korrekt; om det stämmer; aktivera ditt; ge åtkomst; ge tillgång; godta;
        bekräftelselänk; aktiveringslänk; verifieringslänk; slutföra anmäl; slutför anmäl; slutför registr;
        färdigställ registr; klar med registr; fullfölj registr; fullfölja; är min adress; tillhör mig; tillhör dig;
        konfirmera; verkligen är ditt; verkligen tillhör; skapa profil; skapa din profil; öppna ditt konto;
        adressen är din; adress är din; adressen finns; _ta bort kontot; _ta bort konto; _borttagning av konto;
        _borttagning av ditt; _radera kontot; _radering av konto; _radering av ditt; _kontoborttagning;
        _avsluta ditt konto; _avsluta kontot; _begäran om avregistrering; _begäran om avprenumeration;
        _begäran om avanmälan; _bekräfta avanmälan; _bekräfta avregistrering; _bekräfta avprenumeration
    """,
    reset="""
        återställ; nytt lösenord; nya lösenord; byt lösenord; byta lösenord; ändra lösenord; lösenordsbyte;
        lösenordsåterst; lösenordet; välj lösenord; välj nytt; välja nytt; skapa lösenord; skapa nytt; ange nytt;
        ange ett nytt; sätt lösenord; ställ in; ställa in; glömt; uppdatera lösenord; uppdatera ditt lösenord;
        nollställ; få tillbaka; återfå; ditt nya lösenord; ange ditt lösenord; förnya lösenord; förnya ditt;
        återställning; lösenordsändring; byte av lösenord; glömt lösenord; skapa ditt lösenord; lösenordslänk;
        eget lösenord; nytt lösen; återställningslänk; lösenordet genom; nollställa; glömt ditt; sätta nytt; sätt nytt;
        ändra mitt lösenord; ändra ditt lösenord; skapa ett nytt; kontoåterställning; välja lösenord;
        välja nytt lösenord; förnya lösen; bestäm lösenord; bestämma lösenord; bestäm ditt lösenord
    """,
    password="""
        lösenord; inloggningsuppgifter; åtkomst till ditt konto; autentiseringsuppgift; användaruppgift; kontouppgift
    """,
    change="byt; ändr; välj; skapa; nytt; nya; ny_; återst; glömt; ange; sätt; ställ; uppdater; förnya; nollst; återf",
    sign_in="""
        logga in; inlogg; loggas in; inloggningslänk; magisk länk; engångslänk; login; utan lösenord; inget lösenord;
        automatiskt inloggad; bli inloggad; loggar in dig; inloggningslänken; inloggning utan; lösenordsfri;
        logga dig in; är du inne; du är inne; släpper in dig
    """,
    object="""
        konto; e-post; epost; mejl; mail; adress; registrering; anmälan; prenumeration; nyhetsbrev; lösenord; profil;
        användar; identitet; enhet; inbjud; medlem; team; grupp; projekt; organisation; arbetsyta; webbplats; lista;
        uppgifter; inloggning; kalender; bjudit in; bjudits in; inbjuden; bjuder in
    """,
    place="""
        facebook; läs mer; se mer; vår webbplats; vår hemsida; hemsida; webbplats; butik; webbshop; shop_; blogg; följ;
        dela; startsida; besök
    """,
    refuse="""
        avprenumerera; avregistrera; integritet; villkor; hjälp; support; inställning; preferens; kontakt; kundtjänst;
        kundservice; order; beställ; faktura; leverans; tid_; bokning; bokade; reservation; betalning; betala; enkät;
        omdöme; visa i webbläsare; i webbläsaren; i din webbläsare; visa online; ladda ner; ladda ned; hämta; spåra;
        närvaro; cookie; förny; hantera; vanliga frågor; -inställningar; visa i; läs online; se i; ny kommentar;
        kommentar väntar; modere; rösta; omröstning; gåva; påminnelse; underskrift; jobb_; väntelista; bekräfta plats;
        deltagande; ärendet; vill gå med; ansökan om medlemskap; visa begäran; leveransadress; fakturaadress; fel #;
        ärende #; kurs_; evenemang; workshop; avvaktar ditt godkännande; inloggningen fungerar inte; betalningsuppgift;
        läs mer
    """,
    undo="""
        avbryt; avboka; återkalla; ogiltig; ta bort; radera; avvisa; neka; inaktivera; avaktivera; blockera; spärra;
        stäng konto; avsluta konto; stäng mitt; avsluta mitt; ångra; inte jag; var inte jag; avprenumerera;
        avregistrera; säg upp; rapportera; anmäl_; avslå; avregistrering; avprenumeration; papperskorg; skräp; radering;
        tacka nej; avböj; alla sessioner; säkra kontot; säkra ditt; spärr; avbeställ; återställ adressen; raderas;
        neka_; uppsägning; säga upp; kontoborttagning; borttagning; borttag; radering av; kontoradering; avslutande;
        avslutning; avsluta ditt konto; avsluta kontot; vill avsluta; stänga ditt konto; stänga kontot; stänga konto;
        stängning; kontostängning; kontot stängs; stäng ditt; stäng kontot; avanmäl; avanmälan; avregistrer;
        avprenumerer; avsäg; avbeställning; avsluta prenumer; avsluta medlemskap; utträde; makulera; stoppa utskick;
        ta bort kontot; ta bort konto; borttagning av konto; borttagning av ditt; radera kontot; radering av konto;
        radering av ditt; begäran om avregistrering; begäran om avprenumeration; begäran om avanmälan;
        bekräfta avanmälan; bekräfta avregistrering; bekräfta avprenumeration
    """,
    unless="""
        inte begärt; inte begärde; inte bett; inte bad; inte du; inte jag; inte skapat; inte skapade; inte själv;
        känner inte; inte känner; inte gjort; inte registrer; inte anmält; inte försök; inte initier; inte utfört;
        inte beställ; av misstag; om inte,; annars,; inte vill; avprenumerera; inte längre; inte var du; har du inte;
        inte efterfrå; inte gjorde; inte har begär; inte har gjort; inte har bett; inte har skap; ej begärt;
        inte inledde; inte initierade; inte utav dig; inte har försökt; inte tillhör; omedveten; inte stämmer;
        stämmer det inte; av ett misstag; är ett misstag; ett misstag; felaktigt; utan din; utan att du; ej har;
        ej gjort; ej du; inget konto; inget nytt; inte ditt; inte din; inte vill gå med; inte vill bli; inte vill länka;
        inte vill genomföra; inte försökte; skapade du inte
    """,
    ignore="""
        ignorera; bortse; behöver du inte; inte göra något; göra något; ingen åtgärd; inga åtgärder; förblir; oförändr;
        inget händer; händer ingenting; kommer inte; ändras inte; strunta; inte vidta; kasta; slänga; radera det;
        radera mejl; ta bort mejl; ta bort det; radera medd; göra något mer; helt enkelt radera; kasta bort; ignoreras;
        bara ignorera; gör ingenting; inget att ändras
    """,
    alert="""
        ny enhet; varning; har ändrats; ändrades; har återställts; ovanlig; misstänkt; inloggningsförsök;
        säkerhetsvarning; har bytts; lösenord ändrat; lösenordet har; lösenordet är; har aktiverats; är på_;
        är aktiverad; har slagits; ändrats; togs bort; inloggningsfel; misslyckat inlogg; misslyckade inlogg;
        säkerhetsmeddelande; uppdaterades; las till; lades till; lösenord uppdaterat; lösenordet uppdat;
        har uppdaterats; har ändrat; e-post ändrad; adress ändrad; är aktiverat; är bekräftad; har bekräftats;
        ny session; nytt api; har låsts; kommer att tas bort; kommer att raderas; inloggning upptäckt; inloggning från;
        har lagts till; har tagits bort; är nu bekräftad; har gått ut; ny inloggning_; borttagning; kontoinaktivering;
        någon försökte; någon har försökt; försökte logga in; försök att logga in; misslyckade inloggningar;
        misslyckade försök; misslyckad inlogg; lösenord är ändrat; lösenordet ändrat; lösenordet byttes;
        lösenord har bytts; byttes ut; är ändrat; är ändrad; är uppdaterat; är uppdaterad; profil har; profilen har;
        profilen är; lösenordet återställt; har återställt
    """,
    path_verify="bekraft; aktiver; aterstall; losenord; verifi; registrer; godkann; glomt; inbjud; acceptera; slutfor",
    path_object="losenord; anvandar; konto; prenum",
    path_sign_in="logga-in; loggain; inlogg",
    path_refuse="installning; villkor; faktura; bestallning",
    path_undo="avprenum; avregistr; avboka; avbryt; ta-bort; avanmal; avsluta; radera; neka_; avboj",
    units="""
        minut; min_; timm; sekund; dag_; dagar; dygn; vecka; veckor; månad; år_; kr_; kronor; gånger; personer; st_;
        poäng; rader; sidor; användare; medlemmar; procent; platser; km_; steg; mil_
    """,
)
