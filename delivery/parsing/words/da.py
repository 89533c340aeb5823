"""What Danish mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_og_; _er_; _du_; _din_; _til_; _en_; _ikke_; _med_; _på_; _det_; _den_; _at_",
    code="""
        kode_; koden_; koder_; engangsadgangskode; bekræftelseskode; sikkerhedskode; verificeringskode; pinkode;
        pin-kode; disse cifre; følgende cifre; tallet nedenfor; følgende tal; cifrene; nøglen:; disse tegn;
        nummeret herunder; engangspin; midlertidig adgangskode; -kode:; engangskode; adgangsnøgle; kontrolcifre;
        midlertidigt kodeord; foreløbig adgangskode; engangskoden; verifikationskode; login-kode; loginkode;
        autentificeringskode; nulstillingskode; bekræftelseskoden; engangskodeord; otp_; disse tal; koden nedenfor;
        koden herunder; følgende kode; tallene; kontrolkode; hemmelig kode; registreringskode;
        adgangskoden er midlertidig; engangsnøgle; talkode; aktiveringskode; aktiveringsnøgle; bekræftelsesnøgle;
        verifikationsnummer; adgangskode til engangsbrug
    """,
    before_code="_er_; _lyder_; _er følgende",
    after_code="_er_; _som_",
    enter="""
        indtast; skriv_; tast_; brug_; angiv_; indsæt_; skrive_; skriver; indtaste; taste_; bruge_; angive_; indsætte;
        at indtast; kopier; kopiér; indsæt; slå_; taste; angiv; brug; skriv; indtastning; indtaster
    """,
    other="""
        ordre; faktura; kundenummer; kundenr; pakke; forsendelse; sporing; telefon; _tlf; _tel:; postnummer; postnr;
        rabatkode; rabat; kampagnekode; gavekort; gavekode; kupon; værdibevis; reference; _ref; booking; reservation;
        bookingkode; konto nr; kontonummer; slutter på; der ender på; ender på; _kort_; kortnummer; fejlkode; kildekode;
        qr-kode; stregkode; produktkode; varekode; varenummer; vare_; værelse; fly_; sæde; serienummer; kontrakt;
        medlemsnummer; medlemsnr; police; kvittering; beløb; i alt; saldo; afhentningskode; hentekode; landekode;
        områdenummer; invitationskode; dørkode; backupkoder; gendannelseskoder; cvr; moms; iban; sagsnummer; sagsnr;
        licens; wifi; version; billet; jobkode; nummerplade; regning; dankort; autorisationskode; godkendelsesnummer;
        brugernavn; tarif; abonnementskode; plankode; takstkode; bankkode; swift-kode; entré; recept_; hændelse;
        anmodningsnummer; deltagernummer; gavenummer; pakkenummer; pipeline; reservekode; medarbejdernummer; kursuskode;
        klassekode; døren; måler; fakturanummer; ordrenummer; bookingnummer; biletnummer; tilmeldingsnummer;
        ventenummer; kønummer; startnummer; lodnummer; indløsningskode; billetkode; medlemskode; supportkode;
        support-pin; servicekode; gavekortkode; venteliste; afhentningsnummer; skab_; skabet; skabskode; skabsnummer
    """,
    nothing="""
        for at; i orden; i så fald; i dette tilfælde; ikke bekræfte; bekræfte noget; er aktiveret; er bekræftet;
        blevet bekræftet; blevet aktiveret; er verificeret; blevet verificeret; adresse bekræftet; konto aktiveret;
        konto bekræftet; er godkendt; blevet godkendt; vi bekræfter; allerede bekræftet; nu bekræftet; nu aktiveret;
        har godkendt din konto; har aktiveret din konto; har bekræftet din; er spærret; blevet spærret; er låst;
        blevet låst; er blokeret; blevet blokeret; eller en anden; eller nogen anden; eller en anden person;
        bekræfter hermed; er accepteret; blevet accepteret; konto godkendt; er nu aktiv; er låst op; blevet låst op;
        _spærret_; hjælp til adgangskode; hjælp med adgangskode; hjælp til din adgangskode; hjælp til kodeord;
        registrering er gennemført; registreringen er gennemført; tilmelding er gennemført; tilmeldingen er gennemført
    """,
    elsewhere="rabat; kupon; gavekort; booking; i kassen; afhent; i butikken; klar til; ved kassen; indløs; venteliste",
    meeting="møde; videokonference; konference; -møde; -konference; -mødet; -samtale",
    notice="""
        nævnte dig; har nævnt dig; nævnt i; blev nævnt; du er nævnt; omtalte dig; har omtalt dig; kommenterede;
        har kommenteret; i en kommentar; svarede på; nyt svar; har slået op; har skrevet et indlæg; skrev et indlæg;
        nyt emne; seneste emner; populære emner; ny besked fra; sendt dig en besked; sendte dig en besked;
        en besked til dig; ulæst; ulæste; tildelt dig; tildelte dig; blevet tildelt; fået tildelt; tildelt en opgave;
        ny opgave; frist:; synes godt om dit; synes godt om din; kan lide dit; følger dig; begyndte at følge;
        ny følger; nye følgere; delt med dig; delte en; delte et; har delt; deler med dig; status er ændret;
        status ændret; ændrede status; status på din; ugentlige overblik; ugens overblik; daglige overblik;
        dagens overblik; ugentlig oversigt; daglig oversigt; ugentligt resumé; dagligt resumé; dit resumé;
        opsummering; det er sket siden; du har misset; du er gået glip; åbn samtale; se samtale; vis samtale;
        se kommentar; vis kommentar; læs kommentar; se indlæg; vis indlæg; læs indlæg; se opslag; vis opslag;
        til tråden; vis tråd; se tråd; vis emne; se emne; til diskussion; se diskussion; se opgave; vis opgave;
        åbn opgave; se sag; vis sag; din henvendelse er; sag #; opgave #; pull request; pull-request; merge request;
        indlæg afventer; kommentar afventer; afventer moder; godkend eller afvis; godkende eller afvise;
        eksport er klar; eksporten er klar; eksportfil; dataeksport; klar til download; klar til at blive hentet;
        rapport er klar; rapporten er klar; import er færdig; dit fremmøde; tilmelding til arrangement;
        til arrangementet; ret tilmelding; tilmeldingsnummer; dit svar er gemt; ændre dit svar; ret dit svar;
        afstemning; din stemme; på venteliste; ventelisten; ventenummer; flyttede kortet; har svaret på;
        har nye beskeder; nye beskeder fra; nye kommentarer til; nyt indlæg i; nyt indlæg fra; nyt indlæg:;
        nyt opslag i; nyt opslag fra; nyt opslag:; se svar; vis svar; skrev:; er forsinkede; overskredet;
        mine opgaver; reagerede; spørgsmål er besvaret; er besvaret; godkend svar; accepter svar; uploadet; uploadede;
        se filer; accepterede din invitation; har accepteret din invitation; er kommet med i dit; er kommet med i din;
        har tilsluttet sig din; se medlemmer; administrer tilmelding; læs besked; nye svar på; nye svar i;
        ny kommentar_; til underskrift; underskriv dokument; at underskrive
    """,
    handing="chauffør; bud_; pakkeshop; pakkeboks; afhentningssted; kurer",
    topic="""
        bekræft; engangs; log ind; logge ind; login; sikkerhed; adgangskode; kodeord; password; registr; aktiver;
        totrins; to-faktor; identitet; verific; godkend; tilmeld
    """,
    verify="""
        initialiser; fuldfør opret; bekræft; verific; aktiver; godkend; valider; fuldfør; færdiggør; afslut registr;
        afslut tilmeld; afslut oprettelse; accepter invitation; acceptere invitation; tag imod; lås op; ja, det er mig;
        det er mig_; det var mig_; genaktiver; opret konto; opret min; oprettelsen af; deltag i; tilmeld mig; ja tak;
        ja, jeg; bliv medlem; legitimer; ja,; det er min; deltag; acceptér; lås konto; bliv en del; tillad; bevis_;
        bevise; abonnér; jeg vil gerne; skriv mig op; ja, abonn; opret din konto; opret en konto; opret min konto;
        opsæt konto; lav en konto; sammenkæd; tilknyt; forbind konti; opdater din konto; opdater konto; behold konto;
        behold min; stol på; er det dig; hvis det er dig; hvis det var dig; var det dig, så; gennemfør; verificer;
        verificér; verifikation; forbinde de; forbinde dine; forbind din; oprettelse; kontoaktivering; at ændre den;
        oplås; låse op; sig ja; aktivér; aktivere; færdiggøre; afslutte; tillade; giv adgang; opret bruger;
        opret profil; opret dig; oprette dig; passer adressen; er adressen; ja, det passer; kom i gang med din konto;
        bekræftelsesinstr; låse-op; acceptere invitationen; acceptér invitation; passer det, så; hvis det passer;
        hvis dette er korrekt; hvis det er korrekt; aktiver din; giv tilladelse; acceptere; bekræftelseslink;
        aktiveringslink; verifikationslink; fuldføre; færdiggør registr; afslut din; afslutte din; tilhører dig;
        hører til dig; virkelig tilhører; virkelig hører; åbn din konto; tilslut; slut dig til; ja, det er rigtigt;
        er adressen rigtig; adresse er din; adressen er din; adressen findes; lås min konto op; lås din konto op;
        lås kontoen op; lås den op; låse din konto op; _slet konto; _slette konto; _kontosletning; _sletning af konto;
        _sletning af din; _luk konto; _lukke din konto; _lukning af din; _anmodning om afmelding; _bekræft afmelding;
        _bekræft din afmelding; _afmelding af nyhedsbrev
    """,
    reset="""
        nulstil; ny adgangskode; nyt kodeord; nyt password; nye adgangskode; skift adgangskode; skift din adgangskode;
        skifte adgangskode; skifte din adgangskode; skift kodeord; ændre adgangskode; ændre din adgangskode;
        ændring af adgangskode; ændre kodeord; ændre password; vælg adgangskode; vælg en adgangskode; vælg en ny;
        vælge en ny; vælg ny; opret adgangskode; opret en adgangskode; angiv ny; angiv adgangskode; indstil; gendan;
        glemt; genopret; sæt adgangskode; opdater adgangskode; lav en ny; lave en ny; lav et nyt; adgangskodenulstil;
        få adgang igen; få adgang; skift-adgangskode; lav adgangskode; genindstil; nulstilling; ny kode_;
        opret din adgangskode; egen adgangskode; mistet adgangskode; ændring af kode; skift adgangskoden; skift kode;
        gendannelse; nulstillingslink; nyt kode; nulstillet; vælge adgangskode; vælg kodeord; vælg password;
        opret kodeord; opret password; kontogendannelse
    """,
    password="adgangskode; kodeord; password; loginoplysninger; adgang til din konto",
    change="""
        skift; ændr; vælg; opret; ny_; nyt; nye; nulstil; gendan; glemt; indstil; angiv; opdater; sæt; genopret; lav_;
        lave_; forny
    """,
    sign_in="""
        log ind; logge ind; login; log på; logge på; loginlink; engangslink; magisk link; logger dig ind; indlogning;
        uden adgangskode; uden kodeord; ingen adgangskode; logget automatisk ind; blive logget ind; logge sikkert ind;
        log sikkert ind; loginlinket; uden brug af adgangskode; adgangskodefri; er du inde; du er inde; vej ind
    """,
    object="""
        konto; mail; adresse; registrering; tilmelding; abonnement; nyhedsbrev; adgangskode; kodeord; password; profil;
        bruger; identitet; enhed; invitation; medlem; team; gruppe; projekt; organisation; liste; oplysninger; login;
        kalender; konti; websted; inviteret; inviterer
    """,
    place="""
        facebook; læs mere; se mere; vores hjemmeside; vores website; hjemmeside; butik; webshop; shop_; blog; følg;
        forside; besøg; til forsiden; del med; del på
    """,
    refuse="""
        afmeld; privatliv; vilkår; betingelser; hjælp; support; indstilling; præference; kontakt; kundeservice; ordre;
        bestilling; faktura; levering; aftale; booking; reservation; betaling; betal; undersøgelse; anmeld;
        vis i browser; i din browser; se online; download; hent_; spor_; deltagelse; fremmøde; tid_; cookie; forny;
        administrer; ofte stillede; bekræft ordre; bekræft bestilling; bekræft tid; bekræft aftale; -indstillinger;
        vis i; se i; læs online; ny kommentar; kommentar venter; moder; stem_; afstemning; gave_; påmindelse; rykker;
        underskrift; job_; venteliste; bekræft plads; sagen; vil gerne være med; anmodning om medlemskab; se anmodning;
        leveringsadresse; faktureringsadresse; fejl #; sag #; kursus; kurset; arrangement; workshop; betalingsoplysning;
        læs mere
    """,
    undo="""
        annuller; tilbagekald; ugyldig; slet_; slette; fjern; afvis; afbryd; deaktiver; blokér; luk konto; luk min;
        spær; fortryd; det var ikke mig; ikke mig; afmeld; opsig; rapporter; anmeld; har ikke bedt; er det ikke dig;
        var det ikke dig; framelding; afmelding; papirkurv; spam_; sletning; nej tak; alle sessioner; sikr din;
        sikr kontoen; aflys; afslå; nægt; slettes; opsigelse; opsige; kontosletning; kontolukning; lukning;
        lukke din konto; lukke kontoen; luk din konto; luk kontoen; lukke konto; lukkes; nedlægge; nedlæg;
        afslutte abonnement; afslut abonnement; afmelde; framelde; frameld; fjernelse; ophør; stoppe abonnement; udmeld;
        udmeldelse; slettet din konto; slettet kontoen; fjernet din konto; slet konto; slette konto; sletning af konto;
        sletning af din; lukning af din; anmodning om afmelding; bekræft afmelding; bekræft din afmelding;
        afmelding af nyhedsbrev
    """,
    unless="""
        ikke har bedt; ikke bad; ikke har anmodet; ikke anmodede; ikke dig; ikke mig; ikke har oprettet; ikke oprettede;
        ikke selv; ikke genkend; ikke har foretaget; ikke foretog; ikke har tilmeldt; ikke tilmeldt; ikke har forsøgt;
        ikke bestilte; ved en fejl; fejlagtigt; hvis ikke,; ellers,; ikke var dig; ikke ønsker; afmeld; ikke længere;
        ikke kender; har du ikke; ikke mener; ikke hører til; ikke tilhører; ikke lavede; ikke har lavet; ikke vil;
        ikke har startet; ikke startede; ikke bedt; ikke for nylig; ved en fejltagelse; en fejltagelse; er det forkert;
        ikke forventede; ikke har prøvet; ikke prøvede; fejlagtig; uden din; uden at du; ingen konto; ikke din;
        ikke dit; ikke vil forbinde; ikke ønsker at; oprettede du ikke; ikke forsøgt; er det ikke rigtigt;
        passer det ikke
    """,
    ignore="""
        ignorer; se bort; bort fra; behøver ikke; skal ikke gøre; gøre noget; ingen handling; foretage dig;
        ikke blive ændret; forbliver; uændret; sker der ikke; intet; bliver ikke; gør ingenting; slet den; slet e-mail;
        slette den; slet mail; slet beskeden; blot ignorer; blot slet; bare slet; smid; kan ignoreres; roligt slet
    """,
    alert="""
        ny enhed; advarsel; er blevet ændret; er ændret; er blevet nulstillet; usædvanlig; mistænkelig; loginforsøg;
        sikkerhedsadvarsel; adgangskode ændret; adgangskoden er; er slået til; slået fra; er aktiveret; logind fejl;
        fejlet log; mislykket log; mislykkede log; er blevet opdateret; er opdateret; blevet fjernet; er fjernet;
        blevet tilføjet; er tilføjet; blev ændret; e-mail ændret; adresse ændret; sikkerhedsmeddelelse;
        adgangskode opdateret; konto er aktiveret; er bekræftet; ny session; ny api; er blevet låst; bliver slettet;
        vil blive slettet; login fra; login registreret; blevet bekræftet; er udløbet; blevet slettet; nyt login_;
        kontosletning; nogen har forsøgt; nogen forsøgte; forsøgte at logge; forsøgt at logge; forsøg på at logge;
        mislykkede forsøg; mislykkede login; er skiftet; er blevet skiftet; blevet skiftet; blev skiftet;
        adgangskode skiftet; adgangskoden skiftet; adgangskode nulstillet; er nulstillet; blevet nulstillet;
        blevet ændret; profil er; profilen er; ændringen lykkedes
    """,
    path_verify="bekraeft; bekraft; aktiver; nulstil; adgangskode; godkend; tilmeld; glemt; accepter; fuldfor; inviter",
    path_object="adgangskode; bruger; konto; tilmeld",
    path_sign_in="log-ind; logind",
    path_refuse="indstilling; ordre; faktura; betingelser",
    path_undo="afmeld; annuller; slet_; afvis; slet-; naegt; spaer",
    units="""
        minut; min_; time; sekund; dag_; dage; uge; måned; år_; kr_; kroner; gange; personer; stk; point; linjer; sider;
        medlemmer; procent; pladser; km_; trin; besøg
    """,
)
