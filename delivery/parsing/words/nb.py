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
        døren; skap; måler; fakturanummer; ordrenummer; bestillingsnummer; bookingnummer
    """,
    nothing="""
        for å; i orden; i så fall; i dette tilfellet; ikke bekrefte; bekrefte noe; er aktivert; er bekreftet;
        blitt bekreftet; blitt aktivert; er verifisert; blitt verifisert; adresse bekreftet; konto aktivert;
        konto bekreftet; er godkjent; blitt godkjent; er stadfesta; blitt stadfesta; vi bekrefter; allerede bekreftet;
        nå bekreftet; nå aktivert
    """,
    elsewhere="rabatt; kupong; gavekort; booking; i kassen; hent; i butikken; utlever",
    meeting="møte; videokonferanse; konferanse; -møte; -møtet; -konferanse; -samtale",
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
        adressa er di; adressen finnes
    """,
    reset="""
        tilbakestill; nullstill; nytt passord; nye passord; endre passord; endre passordet; endre ditt; bytt passord;
        bytte passord; bytt ditt; bytte ditt; passordbytte; passordendring; velg passord; velg et; velge et; velge nytt;
        opprett passord; opprett et; lag et; lage et; lage nytt; angi nytt; angi et nytt; angi passord; angi et;
        sett passord; sett et; sette et; sett nytt; glemt; gjenopprett; oppdater passord; gløymt; tilbakestilling;
        få tilgang igjen; endre mitt; passordet mitt; passordet ditt på nytt; nullstille; nullstilling; tilbakestille;
        gjenopprette; ditt eget passord; eget passord; glemt passord; nye passordet; bytte passordet; passordgjen;
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
        kommentarer; stem_; avstemning; gave_; påminnelse; purring; underskrift; stilling; venteliste; bekreft plass;
        saken; vil bli med; forespørsel om medlemskap; se forespørsel; leveringsadresse; fakturaadresse; feil #; sak #;
        kurset; kurs_; arrangement; workshop; avventer din; deltakelse; betalingsopplysning; les mer
    """,
    undo="""
        avbryt; avbestill; kanseller; trekk tilbake; ugyldig; slett; fjern; avvis; avslå; deaktiver; blokker;
        steng konto; lukk konto; avslutt konto; sperr; angre; ikke meg; var ikke meg; avmeld; meld deg av; si opp;
        rapporter; annuller; avmelding; papirkurv; søppel; sletting; takk nei; avbryte; alle økter; sikre kontoen;
        sikre konto; avlys; nekt; slettes; oppsigelse
    """,
    unless="""
        ikke har bedt; ikke ba; ikke bedt; ikke deg; ikke meg; ikke har opprettet; ikke opprettet; ikke selv;
        ikke kjenner; kjenner ikke; ikke har gjort; ikke gjorde; ikke har registrert; ikke registrerte;
        ikke har forsøkt; ikke bestilte; ved en feil; feilaktig; ved feil; hvis ikke,; ellers,; ikke var deg;
        ikke ønsker; avmeld; ikke lenger; har du ikke; ikke spurt; ikkje; hvis noen andre; dersom noen andre;
        om noen andre; av noen andre; nokon andre enn; ikke vil; ikke var klar; ikke tilhører; ikke igangsatte;
        ikke startet; ikke utført; stemmer det ikke; stemmer ikke; ikke prøvde; ikke ventet; ikke forventet; en feil;
        eit uhell; ved ein feil; uhell; uten din; uten at du; ingen konto; ikke din; ikke ditt; ikke koble;
        ikke ønsker å; opprettet ikke; har ikke bedt; har ikke prøvd; er det ikke riktig; dersom dette *ikkje;
        er det ikke deg; var det ikke deg
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
        kontosletting
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
