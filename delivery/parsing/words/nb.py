"""What Norwegian mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_og_; _er_; _du_; _din_; _til_; _en_; _ikke_; _med_; _på_; _det_; _å_; _deg_",
    code="""
        kode_; koden_; koder_; engangskode; engangspassord; bekreftelseskode; sikkerhetskode; verifiseringskode;
        pinkode; pin-kode; disse sifrene; følgende sifre; sifrene; følgende tall; tallet nedenfor; nummeret nedenfor;
        disse tegnene; tilgangskode; innloggingskode; aktiveringskode; midlertidig passord; kontrollkode;
        eingongskode; talkode; midlertidige passord; foreløpig passord
    """,
    before_code="_er_; _lyder_",
    after_code="_er_; _som_",
    enter="""
        skriv inn; tast inn; oppgi_; bruk_; angi_; legg inn; fyll inn; skriv_; skrive_; skriver; taste; oppgir;
        bruke_; fylle inn; angir; kopier; lim inn; slå inn
    """,
    other="""
        ordre; bestilling; faktura; kundenummer; kundenr; pakke; forsendelse; sporing; telefon; _tlf; _tel:;
        postnummer; postnr; rabattkode; rabatt; kampanjekode; gavekort; gavekode; kupong; verdikode; referanse; _ref;
        booking; reservasjon; bestillingskode; kontonummer; slutter på; som slutter; som ender; _kort_; kortnummer;
        feilkode; kildekode; qr-kode; strekkode; produktkode; varekode; varenummer; vare_; rom_; fly_; sete;
        serienummer; kontrakt; avtale; medlemsnummer; medlemsnr; polise; kvittering; beløp; totalt; saldo; hentekode;
        utlevering; landskode; retningsnummer; invitasjonskode; dørkode; reservekoder; gjenopprettingskoder; org.nr;
        organisasjonsnummer; mva; iban; saksnummer; saksnr; lisens; wifi; versjon; billett; autorisasjonskode;
        brukernavn; takst; abonnementskode; plankode; tariff; bankkode; swift-kode; inngang; resept; hendelse;
        forespørselsnummer
    """,
    nothing="for å; i orden; i så fall; i dette tilfellet; ikke bekrefte; bekrefte noe",
    elsewhere="rabatt; kupong; gavekort; booking; i kassen; hent; i butikken; utlever",
    meeting="møte; videokonferanse; konferanse",
    handing="sjåfør; bud_; pakkeboks; hentested; utleveringssted; kurer; budet",
    topic="""
        bekreft; engangs; logg inn; logge inn; innlogg; pålogg; sikkerhet; passord; registr; aktiver; totrinn;
        tofaktor; identitet; verifi; godkjenn
    """,
    verify="""
        initialiser;
        bekreft; verifi; aktiver; godkjenn; valider; fullfør; ferdigstill; godta invitasjon; aksepter invitasjon;
        akseptere invitasjon; takk ja; lås opp; låse opp; ja, det er meg; det er meg_; det var meg_; reaktiver;
        gjenaktiver; opprett konto; opprett min; bli med; delta i; ja takk; ja, jeg; bli medlem; legitimer; stadfest;
        ja,; det er min; meld meg på; godta; aksepter; tillat; bevis_; bevise; abonner; jeg vil abonnere;
        skriv meg opp; opprett kontoen; opprett en konto; lag konto; lag en konto; sett opp konto; opprett bruker;
        koble kont; knytt; oppdater kontoen; oppdater konto; behold kontoen; behold min; stol på; er det deg;
        hvis det er deg; hvis det var deg; var det deg, trykk; var det deg, klikk
    """,
    reset="""
        tilbakestill; nullstill; nytt passord; nye passord; endre passord; endre passordet; endre ditt; bytt passord;
        bytte passord; bytt ditt; bytte ditt; passordbytte; passordendring; velg passord; velg et; velge et;
        velg nytt; velge nytt; opprett passord; opprett et; lag et; lage et; lag nytt; lage nytt; angi nytt;
        angi et nytt; angi passord; angi et; sett passord; sett et; sette et; sett nytt; glemt; gjenopprett;
        oppdater passord; gløymt; tilbakestilling; få tilgang igjen
    """,
    password="passord; innloggingsopplysninger; tilgang til kontoen",
    change="""
        endr; bytt; velg; opprett; nytt; nye; ny_; tilbakest; nullst; glemt; angi; sett; oppdater; gjenoppr; lag_;
        lage_; still; forny; gløym
    """,
    sign_in="""
        logg inn; logge inn; innlogg; logg på; logge på; pålogg; innloggingslenke; magisk lenke; engangslenke; login;
        logges inn; uten passord; ingen passord
    """,
    object="""
        konto; e-post; epost; mail; adresse; registrering; påmelding; abonnement; nyhetsbrev; passord; profil; bruker;
        identitet; enhet; invitasjon; medlem; brukar
    """,
    place="""
        facebook; les mer; se mer; nettside; vår hjemmeside; hjemmeside; butikk; nettbutikk; shop_; blogg; følg;
        forsiden; besøk; del med; del på
    """,
    refuse="""
        avmeld; personvern; vilkår; betingelser; hjelp; support; innstilling; preferanse; kontakt; kundeservice;
        ordre; bestilling; faktura; levering; time_; avtale; booking; reservasjon; betaling; betal; undersøkelse;
        vurder; vis i nettleser; i nettleser; se på nett; last ned; spor_; oppmøte; informasjonskapsler; cookie;
        forny; administrer; vanlige spørsmål; -innstillinger; vis i; se i; les på nett
    """,
    undo="""
        avbryt; avbestill; kanseller; trekk tilbake; ugyldig; slett; fjern; avvis; avslå; deaktiver; blokker;
        steng konto; lukk konto; avslutt konto; sperr; angre; ikke meg; var ikke meg; avmeld; meld deg av; si opp;
        rapporter; annuller
    """,
    unless="""
        ikke har bedt; ikke ba; ikke bedt; ikke deg; ikke meg; ikke har opprettet; ikke opprettet; ikke selv;
        ikke kjenner; kjenner ikke; ikke har gjort; ikke gjorde; ikke har registrert; ikke registrerte;
        ikke har forsøkt; ikke bestilte; ved en feil; feilaktig; ved feil; hvis ikke,; ellers,; ikke var deg;
        noen andre; ikke ønsker; avmeld; ikke lenger; har du ikke; ikke spurt; ikkje
    """,
    ignore="""
        ignorer; se bort; bort fra; trenger du ikke; ikke gjøre noe; gjøre noe; ingen handling; foreta deg; forblir;
        uendret; skjer ingenting; ingenting; blir ikke; vil ikke; sjå bort; slette den; slett den; slette e-post;
        slett e-post; slette meld
    """,
    alert="""
        ny pålogging; ny innlogging; ny enhet; advarsel; er endret; har blitt endret; ble endret; er tilbakestilt;
        uvanlig; mistenkelig; påloggingsforsøk; innloggingsforsøk; sikkerhetsvarsel; passord endret; passordet er;
        passordet ditt er; er slått på; slått av; er aktivert
    """,
    path_verify="bekreft; aktiver; tilbakestill; passord; verifi; godkjenn; registrer; glemt",
    path_object="passord; bruker; konto; abonne",
    path_sign_in="logg-inn; logginn; innlogg",
    path_refuse="innstilling; vilkar; faktura; ordre",
    path_undo="avmeld; avbestill; slett; avvis; kanseller",
    units="""
        minutt; min_; time; sekund; dag_; dager; døgn; uke; måned; år_; kr_; kroner; ganger; personer; stk; poeng;
        linjer; sider; medlemmer; prosent; plasser; km_; steg
    """,
)
