"""What Dutch mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_de_; _het_; _een_; _en_; _je_; _uw_; _is_; _van_; _voor_; _niet_; _met_; _dit_",
    code="""
        verificatiecode; beveiligingscode; inlogcode; toegangscode; eenmalig wachtwoord; eenmalige code;
        eenmalige pin; deze cijfers; volgende cijfers; onderstaande cijfers; volgende nummer; onderstaand nummer;
        cijfercode; pincode; token_; beveiligingssleutel; deze tekens; verificatienummer; bevestigingsnummer:;
        cijfers hieronder; controlegetal; tijdelijk wachtwoord; voorlopig wachtwoord; startwachtwoord; deze letters;
        letters hieronder; volgende letters; getal hieronder; dit nummer
    """,
    before_code="_is_; _luidt_",
    article="de; het",
    after_code="_is_; _als_",
    enter="""
        voer_; vul_; typ_; toets_; gebruik; invoer; typen; intoets; voeren; vullen; in te voeren; kopieer; plak_;
        tik_; toets
    """,
    enter_after="invoeren; in te voeren; typen; te typen",
    other="""
        bestel; ordernummer; _order; factuur; klantnummer; klant-nr; zending; pakket; track; telefoon; _tel:; _tel.;
        postcode; kortingscode; korting; actiecode; promotiecode; cadeaucode; cadeaubon; waardebon; tegoed;
        vouchercode; referentie; _ref; boeking; reservering; boekingscode; reserveringscode; rekening; eindigend op;
        eindigt op; _kaart; pasnummer; foutcode; broncode; qr-code; barcode; streepjescode; productcode; artikel;
        kamer; vlucht; stoel; serienummer; contract; lidmaatschap; lidnummer; polis; bon_; bedrag; totaal; saldo;
        afhaalcode; ophaalcode; landcode; netnummer; uitnodigingscode; deurcode; back-upcodes; herstelcodes; kvk; btw;
        iban; dossier; ticket; zaaknummer; licentie; wifi; versie; straat; vacature; kenteken; huisnummer;
        autorisatiecode; gebruikersnaam; tarief; abonnementscode; plancode; bankcode; bic-code; swift-code;
        toegangscode op; aanvraagnummer; recept; donatie; incident; verzoeknummer; meldingsnummer
    """,
    nothing="""
        in orde; op orde; in dit geval; niets te bevestig; niets bevestig; hoeft niets te bevestigen;
        hoef je niets te bevestigen; niet wilt
    """,
    elsewhere="korting; aan de kassa; boeking; inwissel; cadeaubon; afhal; ophal; in de winkel; balie; om op te halen",
    meeting="videogesprek; conferentie; inbellen; vergader; overleg; bijeenkomst",
    handing="bezorger; koerier; afhaalpunt; pakketpunt; chauffeur; kluisje",
    topic="""
        verif; bevestig; eenmalig; inlog; aanmeld; beveilig; wachtwoord; registr; activeer; activer; tweestaps;
        identiteit; account; twee-factor; toegang tot
    """,
    verify="""
        initialis; initialiseer;
        verifi; bevestig; activeer; activer; valideer; registratie voltooi; voltooi je; voltooi uw;
        aanmelding voltooi; registratie afrond; rond je; rond uw; uitnodiging accepteren; accepteer uitnodiging;
        accepteer de uitnodiging; uitnodiging aannemen; ontgrendel; deblokk; goedkeur; keur deze; toestaan;
        ja, dat ben ik; ja, dit ben ik; dat was ik_; ik was het; account aanmaken; inschrijving; heractiveer;
        lid worden; ja, ik; deelnemen aan; word lid; ja,; dit is mijn; schrijf me in; aanmelden voor; deelnemen;
        meedoen; accepteren; bewijs; bewijzen; aantonen; abonneer mij; abonneer me; schrijf mij in;
        ik wil me abonneren; meld me aan; meld mij aan; ik wil; maak je account; maak uw account; maak een account;
        account instellen; account maken; stel je account; lid te worden; accounts te koppelen; account te koppelen;
        koppel je account; koppel uw; account behouden; behoud; vertrouw; als jij dit bent; ben jij dit;
        als u dit bent; was jij dit; als jij dat was; als u dit was; ben jij dat
    """,
    reset="""
        reset; opnieuw in; nieuw wachtwoord; wachtwoord wijzig; wachtwoord te wijzig; wachtwoord verander;
        wachtwoord te verander; wachtwoord instel; wachtwoord in te stel; wachtwoord opnieuw; wachtwoord herstel;
        wachtwoord te herstel; wijzig je wachtwoord; wijzig uw wachtwoord; wijzig wachtwoord; verander je wachtwoord;
        stel je wachtwoord; stel uw wachtwoord; stel een; stel een nieuw; stel wachtwoord; wachtwoord kiezen;
        kies een; kies een nieuw; kies je; kies uw; wachtwoord aanmaken; wachtwoord maken; maak een wachtwoord;
        wachtwoord vergeten; wachtwoord aanpassen; wachtwoord vernieuw; herstel; wachtwoord te kiezen;
        wachtwoordherstel; toegang herstel; herstellen; wachtwoordwijziging
    """,
    password="wachtwoord; inloggegevens; toegang tot je account; toegang tot uw account",
    change="""
        wijzig; verander; instel; in te stel; stel_; kies; kiezen; maak; maken; nieuw; herstel; reset; vergeten;
        vernieuw; bijwerk; aanmaken; opnieuw; terugkrij; aanpass
    """,
    sign_in="""
        inloggen; aanmelden; log in; in te loggen; aan te melden; inloglink; magische link; meld je aan; meld u aan;
        inlog; loginlink; eenmalige link; direct inloggen; login; zonder wachtwoord; geen wachtwoord
    """,
    object="""
        account; mail; adres; registratie; inschrijving; aanmelding; abonnement; nieuwsbrief; wachtwoord; profiel;
        gebruiker; identiteit; apparaat; toegang; uitnodiging; lidmaatschap
    """,
    place="""
        facebook; lees meer; meer lezen; meer weten; meer informatie; onze website; onze site; website;
        naar de winkel; webshop; winkel; blog; volg; delen; deel_; home; startpagina; bekijk; ontdek
    """,
    refuse="""
        uitschrijv; privacy; voorwaarden; help; hulp; support; instelling; voorkeur; contact; klantenservice; bestel;
        factuur; levering; bezorg; afspraak; boeking; reservering; betaling; betaal; betalen; enquête; beoordeel;
        in je browser; in uw browser; online bekijken; download; afspraak bevestigen; bestelling bevestigen;
        volg je pakket; deelname; aanwezig; cookie; verleng; beheer; veelgestelde; disclaimer; colofon; -instellingen;
        -voorkeuren; ontvangst; winkelwagen; in browser; in de browser; lees online; webversie
    """,
    undo="""
        annul; intrek; trek in; ongeldig; verwijder; uitschrijv; afmeld; meld je af; meld u af; deactiveer;
        uitschakel; blokkeer; weiger; afwijz; wijs af; dit was ik niet; ik was dit niet; was ik niet; ben ik niet;
        ongedaan; sluit account; account sluiten; opzeg; niet aangevraagd; meld dit; rapporteer; dat was ik niet;
        dat ben ik niet; ik was het niet; dit ben ik niet; was jij dit niet; ben jij dit niet; ben jij dat niet;
        was u dit niet
    """,
    unless="""
        niet aangevraagd; niet hebt aangevraagd; niet heeft aangevraagd; niet door jou; niet door u; was jij dit niet;
        bent u dit niet; was u dit niet; jij niet; u niet_; niet zelf; niet jij; geen verzoek; geen account;
        niet herken; herken je; herkent u; niet geregistreerd; niet ingeschreven; niet gedaan; per ongeluk;
        per vergissing; zo niet,; zo niet:; anders,; niet verzocht; niet gevraagd; niet hebt gedaan; niet jouw;
        niet langer; uitschrijv; zonder jouw; niet was; iemand anders
    """,
    ignore="""
        negeer; negeren; genegeerd; niets te doen; hoef je niets; hoeft u niets; geen actie; geen verdere; niets doen;
        verwijder deze; verwijder dan; deze mail verwijderen; weggooi; buiten beschouwing; blijft ongewijzigd;
        blijft hetzelfde; verandert er niets; niet gewijzigd; zal niet; wordt niet; kun je deze; niet nodig;
        verwijder hem; verwijder het; verwijder dit; verwijderen; kun je hem; gooi; vergeet; laat maar
    """,
    alert="""
        nieuwe aanmelding; nieuwe inlog; nieuw apparaat; waarschuwing; is gewijzigd; is aangepast; is veranderd;
        beveiligingsmelding; verdachte; ongebruikelijk; inlogpoging; is opnieuw ingesteld; wachtwoord gewijzigd;
        wachtwoord veranderd; wachtwoord is; is ingeschakeld; ingeschakeld; uitgeschakeld
    """,
    path_verify="bevestig; verifi; activeer; wachtwoord; herstel; registr; inschrijv; aanmeld; uitnodig",
    path_object="wachtwoord; gebruiker; abonne; nieuwsbrief; registr",
    path_sign_in="inlog; aanmeld",
    path_refuse="voorkeur; instelling; factuur; bestelling; voorwaarden; hulp_",
    path_undo="uitschrijv; afmeld; annul; verwijder; opzeg; weiger",
    units="""
        minut; min_; uur; uren; seconde; dag_; dagen; week; weken; maand; jaar; euro; keer; personen; stuks; punten;
        regels; pagina; leden; gebruikers; procent; plaatsen; km_; stappen; bezoekers; producten; artikelen
    """,
)
