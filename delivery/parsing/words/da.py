"""What Danish mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_og_; _er_; _du_; _din_; _til_; _en_; _ikke_; _med_; _på_; _det_; _den_; _at_",
    code="""
        kode_; koden_; koder_; engangsadgangskode; bekræftelseskode; sikkerhedskode; verificeringskode; pinkode;
        pin-kode; disse cifre; følgende cifre; tallet nedenfor; følgende tal; cifrene; nøglen:; disse tegn;
        nummeret herunder; engangspin; midlertidig adgangskode; -kode:; engangskode; adgangsnøgle; kontrolcifre;
        midlertidigt kodeord; foreløbig adgangskode
    """,
    before_code="_er_; _lyder_",
    after_code="_er_; _som_",
    enter="""
        indtast; skriv_; tast_; brug_; angiv_; indsæt_; skrive_; skriver; indtaste; taste_; bruge_; angive_; indsætte;
        at indtast; kopier; kopiér; indsæt; slå_
    """,
    other="""
        ordre; faktura; kundenummer; kundenr; pakke; forsendelse; sporing; telefon; _tlf; _tel:; postnummer; postnr;
        rabatkode; rabat; kampagnekode; gavekort; gavekode; kupon; værdibevis; reference; _ref; booking; reservation;
        bookingkode; konto nr; kontonummer; slutter på; der ender på; ender på; _kort_; kortnummer; fejlkode;
        kildekode; qr-kode; stregkode; produktkode; varekode; varenummer; vare_; værelse; fly_; sæde; serienummer;
        kontrakt; medlemsnummer; medlemsnr; police; kvittering; beløb; i alt; saldo; afhentningskode; hentekode;
        landekode; områdenummer; invitationskode; dørkode; backupkoder; gendannelseskoder; cvr; moms; iban;
        sagsnummer; sagsnr; licens; wifi; version; billet; jobkode; nummerplade; regning; dankort; autorisationskode;
        godkendelsesnummer; brugernavn; tarif; abonnementskode; plankode; takstkode; bankkode; swift-kode; entré;
        recept_; hændelse; anmodningsnummer
    """,
    nothing="for at; i orden; i så fald; i dette tilfælde; ikke bekræfte; bekræfte noget",
    elsewhere="rabat; kupon; gavekort; booking; i kassen; afhent; i butikken; klar til",
    meeting="møde; videokonference; konference",
    handing="chauffør; bud_; pakkeshop; pakkeboks; afhentningssted; kurer",
    topic="""
        bekræft; engangs; log ind; logge ind; login; sikkerhed; adgangskode; kodeord; password; registr; aktiver;
        totrins; to-faktor; identitet; verific; godkend; tilmeld
    """,
    verify="""
        initialiser; fuldfør opret;
        bekræft; verific; aktiver; godkend; valider; fuldfør; færdiggør; afslut registr; afslut tilmeld;
        afslut oprettelse; accepter invitation; acceptere invitation; tag imod; lås op; ja, det er mig; det er mig_;
        det var mig_; genaktiver; opret konto; opret min; oprettelsen af; deltag i; tilmeld mig; ja tak; ja, jeg;
        bliv medlem; legitimer; ja,; det er min; deltag; acceptér; lås konto; bliv en del; tillad; bevis_; bevise;
        abonnér; jeg vil gerne; skriv mig op; ja, abonn; opret din konto; opret en konto; opret min konto;
        opsæt konto; lav en konto; sammenkæd; tilknyt; forbind konti; opdater din konto; opdater konto; behold konto;
        behold min; stol på; er det dig; hvis det er dig; hvis det var dig; var det dig, så
    """,
    reset="""
        nulstil; ny adgangskode; nyt kodeord; nyt password; nye adgangskode; skift adgangskode; skift din adgangskode;
        skifte adgangskode; skifte din adgangskode; skift kodeord; ændre adgangskode; ændre din adgangskode;
        ændre dit; ændring af adgangskode; ændre kodeord; ændre password; skift dit; skifte dit; vælg adgangskode;
        vælg en adgangskode; vælg en ny; vælge en ny; vælg ny; vælg et; vælge et; opret adgangskode;
        opret en adgangskode; oprette en; oprette et; angiv ny; angiv adgangskode; angiv en; angive en; indstil;
        gendan; glemt; genopret; sæt adgangskode; opdater adgangskode; lav en ny; lave en ny; lav et nyt;
        adgangskodenulstil; få adgang igen; få adgang
    """,
    password="adgangskode; kodeord; password; loginoplysninger; adgang til din konto",
    change="""
        skift; ændr; vælg; opret; ny_; nyt; nye; nulstil; gendan; glemt; indstil; angiv; opdater; sæt; genopret; lav_;
        lave_; forny
    """,
    sign_in="""
        log ind; logge ind; login; log på; logge på; loginlink; engangslink; magisk link; logger dig ind; indlogning;
        uden adgangskode; uden kodeord; ingen adgangskode
    """,
    object="""
        konto; mail; adresse; registrering; tilmelding; abonnement; nyhedsbrev; adgangskode; kodeord; password;
        profil; bruger; identitet; enhed; invitation; medlem
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
        vis i; se i; læs online
    """,
    undo="""
        annuller; tilbagekald; ugyldig; slet_; slette; fjern; afvis; afbryd; deaktiver; blokér; luk konto; luk min;
        spær; fortryd; det var ikke mig; ikke mig; afmeld; opsig; rapporter; anmeld; har ikke bedt; er det ikke dig;
        var det ikke dig
    """,
    unless="""
        ikke har bedt; ikke bad; ikke har anmodet; ikke anmodede; ikke dig; ikke mig; ikke har oprettet;
        ikke oprettede; ikke selv; ikke genkend; ikke har foretaget; ikke foretog; ikke har tilmeldt; ikke tilmeldt;
        ikke har forsøgt; ikke bestilte; ved en fejl; fejlagtigt; hvis ikke,; ellers,; ikke var dig; ikke ønsker;
        afmeld; ikke længere; ikke kender; har du ikke; en anden person; en anden har
    """,
    ignore="""
        ignorer; se bort; bort fra; behøver ikke; skal ikke gøre; gøre noget; ingen handling; foretage dig;
        ikke blive ændret; forbliver; uændret; sker der ikke; intet; bliver ikke; gør ingenting; slet den;
        slet e-mail; slette den; slet mail; slet beskeden
    """,
    alert="""
        nyt login; ny enhed; advarsel; er blevet ændret; er ændret; er blevet nulstillet; usædvanlig; mistænkelig;
        loginforsøg; sikkerhedsadvarsel; adgangskode ændret; adgangskoden er; er slået til; slået fra; er aktiveret
    """,
    path_verify="bekraeft; bekraft; aktiver; nulstil; adgangskode; godkend; tilmeld; glemt",
    path_object="adgangskode; bruger; konto; tilmeld",
    path_sign_in="log-ind; logind",
    path_refuse="indstilling; ordre; faktura; betingelser",
    path_undo="afmeld; annuller; slet_; afvis",
    units="""
        minut; min_; time; sekund; dag_; dage; uge; måned; år_; kr_; kroner; gange; personer; stk; point; linjer;
        sider; medlemmer; procent; pladser; km_; trin; besøg
    """,
)
