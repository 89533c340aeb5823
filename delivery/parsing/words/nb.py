"""What Norwegian mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_og_; _er_; _du_; _din_; _til_; _en_; _ikke_; _med_; _på_; _det_; _å_; _deg_",
    code="""
        kode_; koden_; koder_; engangskode; engangspassord; bekreftelseskode; sikkerhetskode; verifiseringskode;
        pinkode; pin-kode; disse sifrene; følgende sifre; sifrene; følgende tall; tallet nedenfor; nummeret nedenfor;
        disse tegnene; tilgangskode; innloggingskode; aktiveringskode; midlertidig passord; kontrollkode; eingongskode;
        talkode; midlertidige passord; foreløpig passord; engangskoden; bekreftelseskoden; verifikasjonskode;
        autentiseringskode; stadfestingskode; talkoden; otp_; koden nedenfor; koden under; følgende kode; tallene;
        desse tala; desse siffera; følgjande kode; eingongspassord; mellombels passord; hemmelig kode;
        registreringskode; eingongsnøkkel; engangsnøkkel; verifiseringsnummer; aktiveringsnøkkel; bekreftelsesnøkkel;
        tilgangskoden; kontrollsiffer
    """,
    before_code="_er_; _lyder_; _er følgende",
    after_code="_er_; _som_",
    enter="""
        skriv inn; tast inn; oppgi_; bruk_; angi_; legg inn; fyll inn; skriv_; skrive_; skriver; taste; oppgir; bruke_;
        fylle inn; angir; kopier; lim inn; slå inn; skriv den inn; tast; taster; før inn; nytt denne; nytte
    """,
    other="""
        ordre; bestilling; faktura; kundenummer; kundenr; pakke; forsendelse; sporing; telefon; _tlf; _tel:; postnummer;
        postnr; rabattkode; rabatt; kampanjekode; gavekort; gavekode; kupong; verdikode; referanse; _ref; booking;
        reservasjon; bestillingskode; kontonummer; slutter på; som slutter; som ender; _kort_; kortnummer; feilkode;
        kildekode; qr-kode; strekkode; produktkode; varekode; varenummer; vare_; rom_; fly_; sete; serienummer;
        kontrakt; avtale; medlemsnummer; medlemsnr; polise; kvittering; beløp; totalt; saldo; hentekode; utlevering;
        landskode; retningsnummer; invitasjonskode; dørkode; reservekoder; gjenopprettingskoder; org.nr;
        organisasjonsnummer; mva; iban; saksnummer; saksnr; lisens; wifi; versjon; billett; autorisasjonskode;
        brukernavn; takst; abonnementskode; plankode; tariff; bankkode; swift-kode; inngang; resept; hendelse;
        forespørselsnummer; deltakernummer; gavenummer; sendingsnummer; pipeline; ansattnummer; kurskode; klassekode;
        døren; måler; fakturanummer; ordrenummer; bestillingsnummer; bookingnummer; påmeldingsnummer; ventenummer;
        kønummer; startnummer; loddnummer; innløsningskode; billettkode; medlemskode; supportkode; support-pin;
        servicekode; gavekortkode; venteliste; utleveringskode; skap_; skapet; skapkode; skapnummer
    """,
    nothing="""
        for å; i orden; i så fall; i dette tilfellet; ikke bekrefte; bekrefte noe; er aktivert; er bekreftet;
        blitt bekreftet; blitt aktivert; er verifisert; blitt verifisert; adresse bekreftet; konto aktivert;
        konto bekreftet; er godkjent; blitt godkjent; er stadfesta; blitt stadfesta; vi bekrefter; allerede bekreftet;
        nå bekreftet; nå aktivert; har godkjent kontoen; har aktivert kontoen; har bekreftet kontoen; er sperret;
        blitt sperret; er låst; blitt låst; er blokkert; blitt blokkert; er stengt; eller noen andre; eller nokon andre;
        eller en annen; bekrefter med dette; bekrefter herved; er akseptert; blitt akseptert; konto godkjent;
        kontoen er godkjent; er nå aktiv; er låst opp; _sperret_; _sperra_; passordhjelp; hjelp med passord;
        hjelp til passord; registreringen er fullført; påmeldingen er fullført; registrering er fullført
    """,
    elsewhere="rabatt; kupong; gavekort; booking; i kassen; hent; i butikken; utlever; løs inn; venteliste",
    meeting="møte; videokonferanse; konferanse; -møte; -møtet; -konferanse; -samtale",
    notice="""
        nevnte deg; har nevnt deg; nemnde deg; ble nevnt; er nevnt; du ble nevnt; omtalte deg; kommenterte;
        har kommentert; i en kommentar; har svart; svarte på; nytt svar; skrev et innlegg; har publisert;
        publiserte et; nytt emne; siste emner; siste emnene; populære emner; ny melding fra; sendte deg en melding;
        sendt deg en melding; en melding til deg; ulest; uleste; ulesne; tildelte deg; tildelt deg; blitt tildelt;
        fått tildelt; ble tildelt; ny oppgave; frist:; liker innlegg; likte innlegg; liker kommentar; likte;
        følger deg; begynte å følge; ny følger; nye følgere; delte en; delte et; har delt; delt med deg;
        deler med deg; status er endret; statusen er endret; status endret; endret status; endra status;
        ukentlig oppsummering; daglig oppsummering; ukens oppsummering; dagens oppsummering; oppsummering fra;
        din oppsummering; ukentlig sammendrag; daglig sammendrag; sammendrag fra; har gått glipp; dette har skjedd;
        åpne samtale; vis samtale; se samtale; vis kommentar; se kommentar; les kommentar; vis innlegg; se innlegg;
        les innlegg; til innlegget; til tråden; vis tråd; se tråd; vis emne; se emne; vis diskusjon; til diskusjon;
        vis oppgave; se oppgave; åpne oppgave; vis sak; se sak; til saken; henvendelsen din er; sak #; oppgave #;
        pull request; pull-request; merge request; innlegg venter; kommentar venter; avventer moder;
        godkjenn eller avslå; godkjenn eller avvis; eksporten er klar; eksporten din; eksport er klar; eksportfil;
        dataeksport; klar til nedlasting; klar for nedlasting; klar til å lastes; rapporten er klar; rapport er klar;
        importen er ferdig; ditt oppmøte; bekreft oppmøte; til arrangementet; for arrangementet; endre påmelding;
        påmeldingsnummer; svaret ditt er lagret; endre svaret; endre svar; avstemning; avrøysting; din stemme;
        stemmen din; på venteliste; ventelisten; ventenummer; flyttet kortet; har nye meldinger; nye meldinger fra;
        nye kommentarer på; nytt innlegg i; nytt innlegg fra; nytt innlegg av; nytt innlegg:; se svar; vis svar;
        skrev:; er forsinket; forfalt; mine oppgaver; reagerte; er besvart; godkjenn svar; godta svar; lastet opp;
        lasta opp; se filer; vis filer; godtok invitasjonen; har godtatt invitasjonen; har blitt med i teamet ditt;
        har blitt med i gruppen din; vis medlemmer; se medlemmer; administrer påmelding; les melding; nye svar på;
        nye svar i; ny kommentar_; til signering; signer dokument; å signere; til underskrift
    """,
    handing="sjåfør; bud_; pakkeboks; hentested; utleveringssted; kurer; budet",
    topic="""
        bekreft; engangs; logg inn; logge inn; innlogg; pålogg; sikkerhet; passord; registr; aktiver; totrinn; tofaktor;
        identitet; verifi; godkjenn
    """,
    verify="""
        initialiser; bekreft; verifi; aktiver; godkjenn; valider; fullfør; ferdigstill; godta invitasjon;
        aksepter invitasjon; akseptere invitasjon; takk ja; lås opp; låse opp; ja, det er meg; det er meg_;
        det var meg_; reaktiver; gjenaktiver; opprett konto; opprett min; bli med; delta i; ja takk; ja, jeg;
        bli medlem; legitimer; stadfest; ja,; det er min; meld meg på; godta; aksepter; tillat; bevis_; bevise; abonner;
        jeg vil abonnere; skriv meg opp; opprett kontoen; opprett en konto; lag konto; lag en konto; sett opp konto;
        opprett bruker; koble kont; knytt; oppdater kontoen; oppdater konto; behold kontoen; behold min; stol på;
        er det deg; hvis det er deg; hvis det var deg; var det deg, trykk; var det deg, klikk; gjennomfør; stadfeste;
        stadfesting; høyrer til; koble konto; koble din; koble kontoene; knytte kont; gjenåpn; gjenopne; opne kontoen;
        bekreftelsesinstr; kontoaktivering; aktivere; aktivering; verifisere; verifiser; takke ja; ferdigstille;
        fullføre; avslutt registr; lag bruker; lag profil; opprett profil; registrere konto; opplåsing;
        stemmer adressen; ja, det stemmer; ja, det er riktig; tillate; innvilg; vert med; takk ja til invitasjon;
        godta invitasjonen; bli med i; stemmer det, klikk; hvis dette er riktig; hvis det stemmer; dersom dette er rett;
        aktiver kontoen; ta imot invitasjon; akseptere; bekreftelseslenke; aktiveringslenke; fullføre registr;
        fullfør registr; tilhører deg; virkelig tilhører; faktisk tilhører; verkeleg høyrer; opprett profilen;
        åpne kontoen; gjøre ferdig; gjør ferdig; slutt deg til; er din adresse; godkjenne; godkjenning; adressen er din;
        adressa er di; adressen finnes; lås den opp; låse den opp; lås kontoen opp; _slette konto; _slett konto;
        _kontosletting; _kontofjerning; _sletting av konto; _sletting av brukar; _sletting av bruker; _avslutte konto;
        _avslutning av konto; _forespørsel om avmelding; _bekreft avmelding; _bekreft avmeldingen; _stadfest avmelding
    """,
    reset="""
        tilbakestill; nullstill; nytt passord; nye passord; endre passord; endre passordet; bytt passord; bytte passord;
        passordbytte; passordendring; velg passord; velge nytt; opprett passord; lage nytt; angi nytt; angi et nytt;
        angi passord; sett passord; sett nytt; glemt; gjenopprett; oppdater passord; gløymt; tilbakestilling;
        få tilgang igjen; passordet mitt; passordet ditt på nytt; nullstille; nullstilling; tilbakestille; gjenopprette;
        ditt eget passord; eget passord; glemt passord; nye passordet; bytte passordet; passordgjen;
        tilbakestillingslenke; bytt passordet; kontogjenoppretting; gløymt passordet; glemt passordet; fornye passord;
        få nytt passord; setje passord; set passord; endra passord; byt passord; lag passord; nullstilt;
        tilbakestilt passord
    """,
    password="passord; innloggingsopplysninger; tilgang til kontoen; innloggingsdetalj; innloggingsdata",
    change="""
        endr; bytt; velg; opprett; nytt; nye; ny_; tilbakest; nullst; glemt; angi; sett; oppdater; gjenoppr; lag_;
        lage_; still; forny; gløym; skifte; byte; bytte; vel_; velje; velja; lagar; laga
    """,
    sign_in="""
        logg inn; logge inn; innlogg; logg på; logge på; pålogg; innloggingslenke; magisk lenke; engangslenke; login;
        logges inn; uten passord; ingen passord; automatisk logget inn; logge deg sikkert; logga inn; pålogging;
        påloggingslenke; passordløs; passordfri; logge deg på; er du inne; du er inne; veien inn
    """,
    object="""
        konto; e-post; epost; mail; adresse; registrering; påmelding; abonnement; nyhetsbrev; passord; profil; bruker;
        identitet; enhet; invitasjon; medlem; brukar; team; gruppe; prosjekt; organisasjon; liste; opplysninger;
        innlogging; kalender; kontoen; nettsted; invitert; inviterer
    """,
    place="""
        facebook; les mer; se mer; nettside; vår hjemmeside; hjemmeside; butikk; nettbutikk; shop_; blogg; følg;
        forsiden; besøk; del med; del på
    """,
    refuse="""
        avmeld; personvern; vilkår; betingelser; hjelp; support; innstilling; preferanse; kontakt; kundeservice; ordre;
        bestilling; faktura; levering; time_; avtale; booking; reservasjon; betaling; betal; undersøkelse; vurder;
        vis i nettleser; i nettleser; se på nett; last ned; spor_; oppmøte; informasjonskapsler; cookie; forny;
        administrer; vanlige spørsmål; -innstillinger; vis i; se i; les på nett; ny kommentar; kommentar venter; moder;
        stem_; avstemning; gave_; påminnelse; purring; underskrift; stilling; venteliste; bekreft plass; saken;
        vil bli med; forespørsel om medlemskap; se forespørsel; leveringsadresse; fakturaadresse; feil #; sak #; kurset;
        kurs_; arrangement; workshop; avventer din; deltakelse; betalingsopplysning; les mer
    """,
    undo="""
        avbryt; avbestill; kanseller; trekk tilbake; ugyldig; slett; fjern; avvis; avslå; deaktiver; blokker;
        steng konto; lukk konto; avslutt konto; sperr; angre; ikke meg; var ikke meg; avmeld; meld deg av; si opp;
        rapporter; annuller; avmelding; papirkurv; søppel; sletting; takk nei; avbryte; alle økter; sikre kontoen;
        sikre konto; avlys; nekt; slettes; oppsigelse; kontofjerning; kontosletting; kontoavslutning; fjerning;
        avslutning; avslutte kontoen; avslutte konto; vil avslutte; avslutt kontoen; stenge kontoen; stenge konto;
        steng kontoen; stenges; lukke kontoen; lukk kontoen; lukking; slettet konto; sletta; slette; avmelde;
        meld meg av; melde deg av; melde meg av; avslutte abonnement; avslutt abonnement; oppseiing; utmelding; utmeld;
        fjerne konto; nedlegg; sei opp; slette konto; slett konto; sletting av konto; sletting av brukar;
        sletting av bruker; avslutning av konto; forespørsel om avmelding; bekreft avmelding; bekreft avmeldingen;
        stadfest avmelding
    """,
    unless="""
        ikke har bedt; ikke ba; ikke bedt; ikke deg; ikke meg; ikke har opprettet; ikke opprettet; ikke selv;
        ikke kjenner; kjenner ikke; ikke har gjort; ikke gjorde; ikke har registrert; ikke registrerte;
        ikke har forsøkt; ikke bestilte; ved en feil; feilaktig; ved feil; hvis ikke,; ellers,; ikke var deg;
        ikke ønsker; avmeld; ikke lenger; har du ikke; ikke spurt; ikkje; ikke vil; ikke var klar; ikke tilhører;
        ikke igangsatte; ikke startet; ikke utført; stemmer det ikke; stemmer ikke; ikke prøvde; ikke ventet;
        ikke forventet; en feil; eit uhell; ved ein feil; uhell; uten din; uten at du; ingen konto; ikke din; ikke ditt;
        ikke koble; ikke ønsker å; opprettet ikke; har ikke bedt; har ikke prøvd; er det ikke riktig;
        dersom dette *ikkje; er det ikke deg; var det ikke deg
    """,
    ignore="""
        ignorer; se bort; bort fra; trenger du ikke; ikke gjøre noe; gjøre noe; ingen handling; foreta deg; forblir;
        uendret; skjer ingenting; ingenting; blir ikke; vil ikke; sjå bort; slette den; slett den; slette e-post;
        slett e-post; slette meld; fint slette; sjå vekk; se vekk; gjøre noe mer; kan ignoreres; ikke gjøre noe mer;
        trygt slett
    """,
    alert="""
        ny enhet; advarsel; er endret; har blitt endret; ble endret; er tilbakestilt; uvanlig; mistenkelig;
        påloggingsforsøk; innloggingsforsøk; sikkerhetsvarsel; passord endret; passordet er; passordet ditt er;
        er slått på; slått av; er aktivert; ble oppdatert; ble fjernet; ble lagt til; har blitt endra; blitt endra;
        passord endra; adressen din ble; innlogging feilet; mislykket innlogg; mislykkede innlogg; mislykket pålogg;
        passordbytte på; sikkerhetsmelding; er fjernet; er lagt til; blitt oppdatert; er oppdatert;
        kontoen din er aktivert; er bekreftet; ny økt; ny api; er låst; har blitt låst; blir slettet; vil bli slettet;
        pålogging fra; innlogging fra; blitt bekreftet; har utløpt; er slettet; ny innlogging_; ny pålogging_;
        kontosletting; noen prøvde; noen har prøvd; noen forsøkte; noen har forsøkt; nokon prøvde; prøvde å logge;
        forsøkte å logge; forsøk på å logge; mislykkede forsøk; er byttet; ble byttet; blitt byttet; er bytta;
        passord byttet; passordet byttet; passord tilbakestilt; passordet tilbakestilt; blitt tilbakestilt;
        ble tilbakestilt; profilen er; profilen din er; profilen ble
    """,
    path_verify="""
        bekreft; aktiver; tilbakestill; passord; verifi; godkjenn; registrer; glemt; inviter; aksepter; fullfor;
        stadfest
    """,
    path_object="passord; bruker; konto; abonne",
    path_sign_in="logg-inn; logginn; innlogg",
    path_refuse="innstilling; vilkar; faktura; ordre",
    path_undo="avmeld; avbestill; slett; avvis; kanseller; slett-; nekt; sperr",
    units="""
        minutt; min_; time; sekund; dag_; dager; døgn; uke; måned; år_; kr_; kroner; ganger; personer; stk; poeng;
        linjer; sider; medlemmer; prosent; plasser; km_; steg
    """,
)
