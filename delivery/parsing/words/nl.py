"""What Dutch mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_de_; _het_; _een_; _en_; _je_; _uw_; _is_; _van_; _voor_; _niet_; _met_; _dit_",
    code="""
        verificatiecode; beveiligingscode; inlogcode; toegangscode; eenmalig wachtwoord; eenmalige code; eenmalige pin;
        deze cijfers; volgende cijfers; onderstaande cijfers; volgende nummer; onderstaand nummer; cijfercode; pincode;
        token_; beveiligingssleutel; deze tekens; verificatienummer; bevestigingsnummer:; cijfers hieronder;
        controlegetal; tijdelijk wachtwoord; voorlopig wachtwoord; startwachtwoord; deze letters; letters hieronder;
        volgende letters; getal hieronder; dit nummer; eenmalige wachtwoord; one-time wachtwoord; otp_;
        eenmalige toegangscode; bevestigingscode; herstelcode staat; aanmeldcode; sms-code; code hieronder;
        volgende code; onderstaande code; cijfers over; deze getallen; controlecode; geheime code; toegangssleutel;
        verificatiesleutel; activeringscode; activatiecode; registratiecode; herstelcode; codewoord; eenmalige sleutel;
        cijfer hieronder; deze cijfercombinatie; cijfercombinatie; veiligheidscode; loginc
    """,
    before_code="_is_; _luidt_; _zijn_; _is als volgt",
    article="de; het",
    after_code="_is_; _als_",
    enter="""
        voer_; vul_; typ_; toets_; gebruik; invoer; typen; intoets; voeren; vullen; in te voeren; kopieer; plak_; tik_;
        toets; neem; overnemen; over te nemen; geef; invult; ingeven; in te geven
    """,
    enter_after="invoeren; in te voeren; typen; te typen; over te nemen; in te vullen; invullen; ingeven",
    other="""
        bestel; ordernummer; _order; factuur; klantnummer; klant-nr; zending; pakket; track; telefoon; _tel:; _tel.;
        postcode; kortingscode; korting; actiecode; promotiecode; cadeaucode; cadeaubon; waardebon; tegoed; vouchercode;
        referentie; _ref; boeking; reservering; boekingscode; reserveringscode; rekening; eindigend op; eindigt op;
        _kaart; pasnummer; foutcode; broncode; qr-code; barcode; streepjescode; productcode; artikel; kamer; vlucht;
        stoel; serienummer; contract; lidmaatschap; lidnummer; polis; bon_; bedrag; totaal; saldo; afhaalcode;
        ophaalcode; landcode; netnummer; uitnodigingscode; deurcode; back-upcodes; herstelcodes; kvk; btw; iban;
        dossier; ticket; zaaknummer; licentie; wifi; versie; straat; vacature; kenteken; huisnummer; autorisatiecode;
        gebruikersnaam; tarief; abonnementscode; plancode; bankcode; bic-code; swift-code; toegangscode op;
        aanvraagnummer; recept; donatie; incident; verzoeknummer; meldingsnummer; deelnemersnummer; donatienummer;
        zendingsnummer; artikelnummer; pipeline; noodcodes; back-up codes; personeelsnummer; telefoonnummer:;
        cursuscode; klascode; voordeur; kluis; meterstand; reserveringsnummer; boekingsnummer; factuurnummer;
        aanmeldnummer; wachtnummer; startnummer; lotnummer; inschrijfnummer; verzilvercode; lidcode; supportcode;
        support-pin; servicecode; kaartje; actiekode; wachtlijst
    """,
    nothing="""
        in orde; op orde; in dit geval; niets te bevestig; niets bevestig; hoeft niets te bevestigen;
        hoef je niets te bevestigen; niet wilt; is bevestigd; zijn bevestigd; adres bevestigd; is geactiveerd;
        is geverifieerd; werd bevestigd; succesvol; is goedgekeurd; is nu actief; activeringsverzoek; we bevestigen;
        wij bevestigen; al bevestigd; account bevestigd; account geactiveerd; heeft uw account goedgekeurd;
        heeft je account goedgekeurd; account goedgekeurd_; is geblokkeerd; is vergrendeld; werd geblokkeerd;
        tijdelijk geblokkeerd; of iemand anders; of een ander; bevestigen wij; bevestigen we; is geaccepteerd;
        werd geactiveerd; is gedeblokkeerd; e-mailadres bevestigd; e-mailadres geverifieerd; succesvol bevestigd;
        kunt vanaf nu deelnemen; kunt nu deelnemen; kan nu deelnemen; wachtwoordhulp; hulp bij je wachtwoord;
        hulp met je wachtwoord; hulp bij wachtwoord; inschrijving is compleet; inschrijving is voltooid;
        registratie is voltooid; aanmelding is voltooid
    """,
    elsewhere="""
        korting; aan de kassa; boeking; inwissel; cadeaubon; afhal; ophal; in de winkel; balie; om op te halen;
        afrekenen; -korting; verzilver; waardebon; wachtlijst
    """,
    meeting="""
        videogesprek; conferentie; inbellen; vergader; overleg; bijeenkomst; -overleg; -vergadering; -bijeenkomst;
        -bespreking; inbelnummer; inbelgegevens; bespreking
    """,
    notice="""
        noemde je; noemde u; je genoemd; u genoemd; heeft je genoemd; werd genoemd; je vermeld; vermeldde je;
        in een reactie; in een opmerking; nieuw commentaar; heeft gereageerd; reageerde op; gereageerd op;
        heeft geantwoord; antwoordde op; geantwoord op; nieuw antwoord; plaatste een; heeft geplaatst;
        een bericht geplaatst; nieuw bericht van; nieuw onderwerp; laatste onderwerpen; populaire onderwerpen;
        stuurde je een bericht; stuurde u een bericht; je een bericht gestuurd; u een bericht gestuurd; ongelezen;
        aan je toegewezen; aan jou toegewezen; aan u toegewezen; taak toegewezen; toegewezen aan; nieuwe taak;
        deadline:; vindt je; vond je bericht; vindt jouw; volgt je; volgt jou; volgt u nu; nieuwe volger;
        nieuwe volgers; met je gedeeld; met jou gedeeld; met u gedeeld; deelde een; deelt een; heeft een document;
        heeft een map; deelde met je; status is gewijzigd; status gewijzigd; status van je; status van uw;
        dagelijkse overzicht; dagelijks overzicht; wekelijks overzicht; wekelijkse overzicht; dagelijkse samenvatting;
        wekelijkse samenvatting; weekoverzicht; dagoverzicht; je samenvatting; dit heb je gemist; wat je gemist;
        wat u gemist; gesprek openen; gesprek bekijken; reactie bekijken; bekijk reactie; bekijk de reactie;
        opmerking bekijken; bekijk opmerking; bericht bekijken; bekijk het bericht; bekijk bericht; naar de discussie;
        discussie bekijken; bekijk discussie; bekijk het gesprek; taak bekijken; bekijk taak; bekijk de taak;
        ticket bekijken; bekijk ticket; naar het ticket; onderwerp bekijken; naar het onderwerp; pull request;
        pull-request; merge request; taak #; wacht op moderatie; wachten op moderatie; bijdrage op goedkeuring;
        bijdrage wacht; reactie wacht; bericht wacht; goedkeuren of afwijzen; goedkeuren of weigeren;
        jij moet goedkeuren; export is klaar; export staat; gegevensexport; klaar om te download; klaar om gedownload;
        kun je downloaden; rapport is klaar; import is voltooid; bestand bekijken; bevestig je komst;
        bevestig uw komst; je komst bevestig; aanmelding wijzigen; aanmeldnummer; je aanwezigheid; uw aanwezigheid;
        aanwezigheid bevestig; deelname bevestig; deelname aan het evenement; voor het evenement; je stem is;
        uw stem is; je hebt gestemd; voor het stemmen; datumprikker; antwoord wijzigen; antwoord aanpassen;
        op de wachtlijst; wachtlijst verlaten; van de wachtlijst; verplaatste; heeft verplaatst; nieuwe berichten van;
        nieuwe reacties op; nieuwe reacties in; nieuwe opmerkingen bij; antwoord bekijken; bekijk antwoord;
        bekijk het antwoord; schreef:; taken zijn; te laat; mijn taken; reageerde met; nieuw bericht in_;
        vraag is beantwoord; antwoord accepteren; geüpload; bestanden bekijken; uitnodiging geaccepteerd;
        lid geworden van je; leden bekijken; inschrijving beheren; aanmelding beheren; bericht lezen; stuurde je een;
        nieuwe reactie_; nieuwe opmerking_; nieuwe antwoorden op; te ondertekenen; onderteken het;
        document onderteken; ter ondertekening; ondertekeningsverzoek
    """,
    handing="bezorger; koerier; afhaalpunt; pakketpunt; chauffeur; kluisje",
    topic="""
        verif; bevestig; eenmalig; inlog; aanmeld; beveilig; wachtwoord; registr; activeer; activer; tweestaps;
        identiteit; account; twee-factor; toegang tot
    """,
    verify="""
        wijziging te voltooien; wijziging voltooien; initialis; initialiseer; verifi; bevestig; activeer; activer;
        valideer; registratie voltooi; voltooi je; voltooi uw; aanmelding voltooi; registratie afrond; rond je;
        rond uw; uitnodiging accepteren; accepteer uitnodiging; accepteer de uitnodiging; uitnodiging aannemen;
        ontgrendel; deblokk; goedkeur; keur deze; toestaan; ja, dat ben ik; ja, dit ben ik; dat was ik_; ik was het;
        account aanmaken; inschrijving; heractiveer; lid worden; ja, ik; deelnemen aan; word lid; ja,; dit is mijn;
        schrijf me in; aanmelden voor; deelnemen; meedoen; accepteren; bewijs; bewijzen; aantonen; abonneer mij;
        abonneer me; schrijf mij in; ik wil me abonneren; meld me aan; meld mij aan; ik wil; maak je account;
        maak uw account; maak een account; account instellen; account maken; stel je account; lid te worden;
        accounts te koppelen; account te koppelen; koppel je account; koppel uw; account behouden; behoud; vertrouw;
        als jij dit bent; ben jij dit; als u dit bent; was jij dit; als jij dat was; als u dit was; ben jij dat;
        initialisatie; accounts koppelen; te koppelen; adres bij te werken; door te voeren; authenticeer;
        lidmaatschap bevestig; activatie; accountactivering; voltooien; afronden; af te ronden; te voltooien;
        uitnodiging te accepteren; te bevestigen; te verifi; aanvaard; uitnodiging aanvaarden; neem de uitnodiging;
        toegang verlenen; toestemming geven; inloggen toestaan; aanmelding toestaan; registratie bevestig;
        inschrijving bevestig; ontgrendelen; deblokkeren; vrijgeven; account openen; account activ;
        registreren voltooi; maak account; creëer je account; creëer een account; klopt dit adres; klopt het adres;
        adres klopt; ben jij het; bent u het; ja, dat klopt; ja, dit klopt; toestemmen; stem toe; klopt dat;
        als dit klopt; als dat klopt; indien dit juist; als dit juist; van slot; accepteer de; uitnodiging aan;
        sluit je aan; aansluiten bij; toetreden; mijn adres; is van mij; is van jou; toebehoort;
        aanmelding te voltooien; inschrijving voltooi; inschrijving afrond; inschrijving te; profiel aanmaken;
        profiel instellen; profiel voltooi; je account klaar; account in gebruik; in gebruik te nemen;
        identiteit controleren; e-mailadres controleren; adres controleren; wijziging bevestig; activering;
        koppeling bevestig; activeringslink; bevestigingslink; adres van u is; adres van jou is; adres bestaat;
        alles klopt; account staat nog; account aan te zetten; moet worden bevestigd; moet nog worden;
        bevestigd worden; geactiveerd worden; _account verwijderen; _verwijdering van je account;
        _verwijdering van uw account; _accountverwijdering; _opheffen van je account; _opheffen van uw account;
        _verzoek tot uitschrijving; _uitschrijfverzoek; _afmeldverzoek; _verzoek tot afmelding; _afmelding bevestigen;
        _bevestig je afmelding; _bevestig uw afmelding
    """,
    reset="""
        reset; opnieuw in; nieuw wachtwoord; wachtwoord wijzig; wachtwoord te wijzig; wachtwoord verander;
        wachtwoord te verander; wachtwoord instel; wachtwoord in te stel; wachtwoord opnieuw; wachtwoord herstel;
        wachtwoord te herstel; wijzig je wachtwoord; wijzig uw wachtwoord; wijzig wachtwoord; verander je wachtwoord;
        stel je wachtwoord; stel uw wachtwoord; stel een nieuw; stel wachtwoord; wachtwoord kiezen; kies een nieuw;
        wachtwoord aanmaken; wachtwoord maken; maak een wachtwoord; wachtwoord vergeten; wachtwoord aanpassen;
        wachtwoord vernieuw; herstel; wachtwoord te kiezen; wachtwoordherstel; toegang herstel; herstellen;
        wachtwoordwijziging; nieuwe wachtwoord; wachtwoord te herstellen; wachtwoord resetten; reset wachtwoord;
        wachtwoord kwijt; wachtwoord aan te maken; wachtwoord aan te passen; wachtwoord bijwerken;
        wachtwoord bij te werken; wachtwoord wijzigen; bepaal je wachtwoord; bepaal uw wachtwoord; wachtwoord bepalen;
        nieuw wachtwoord aan; nieuw wachtwoord in; resetlink; herstellink; wachtwoord op te geven; geef een nieuw;
        geef je nieuwe; maak een nieuw wacht; aan een nieuw wachtwoord
    """,
    password="""
        wachtwoord; inloggegevens; toegang tot je account; toegang tot uw account; aanmeldgegevens; accountgegevens
    """,
    change="""
        wijzig; verander; instel; in te stel; stel_; kies; kiezen; maak; maken; nieuw; herstel; reset; vergeten;
        vernieuw; bijwerk; aanmaken; opnieuw; terugkrij; aanpass
    """,
    sign_in="""
        inloggen; aanmelden; log in; in te loggen; aan te melden; inloglink; magische link; meld je aan; meld u aan;
        inlog; loginlink; eenmalige link; direct inloggen; login; zonder wachtwoord; geen wachtwoord; aanmeldlink;
        automatisch aangemeld; ingelogd te worden; wachtwoordloos; wachtwoordloze; ben je binnen; bent u binnen;
        kom je binnen; komt u binnen
    """,
    object="""
        account; mail; adres; registratie; inschrijving; aanmelding; abonnement; nieuwsbrief; wachtwoord; profiel;
        gebruiker; identiteit; apparaat; toegang; uitnodiging; lidmaatschap; team; groep; project; organisatie;
        werkruimte; lijst; gegevens; login; inschrijf; agenda; e-mail; uitgenodigd; lid te worden
    """,
    place="""
        facebook; lees meer; meer lezen; meer weten; meer informatie; onze website; onze site; website; naar de winkel;
        webshop; winkel; blog; volg; delen; deel_; home; startpagina; bekijk; ontdek
    """,
    refuse="""
        uitschrijv; privacy; voorwaarden; help; hulp; support; instelling; voorkeur; contact; klantenservice; bestel;
        factuur; levering; bezorg; afspraak; boeking; reservering; betaling; betaal; betalen; enquête; beoordeel;
        in je browser; in uw browser; online bekijken; download; afspraak bevestigen; bestelling bevestigen;
        volg je pakket; deelname; aanwezig; cookie; verleng; beheer; veelgestelde; disclaimer; colofon; -instellingen;
        -voorkeuren; ontvangst; winkelwagen; in browser; in de browser; lees online; webversie; nieuwe reactie;
        reactie wacht; modereer; stem nu; peiling; donatie; herinnering; handtekening; vacature; wachtlijst;
        plaats bevestigen; afspraken; deelnemen aan de vergadering; wil lid worden; lidmaatschapsverzoek;
        verzoek bekijken; aanvraag bekijken; wacht op goedkeuring; bezorgadres; factuuradres; afleveradres; fout #;
        ticket #; cursus; workshop; evenement; inloggen lukt niet; wacht op uw akkoord; betaalgegevens; meer weten;
        deelname bevestigen
    """,
    undo="""
        annul; intrek; trek in; ongeldig; verwijder; uitschrijv; afmeld; meld je af; meld u af; deactiveer; uitschakel;
        blokkeer; weiger; afwijz; wijs af; dit was ik niet; ik was dit niet; was ik niet; ben ik niet; ongedaan;
        sluit account; account sluiten; opzeg; niet aangevraagd; meld dit; rapporteer; dat was ik niet; dat ben ik niet;
        ik was het niet; dit ben ik niet; was jij dit niet; ben jij dit niet; ben jij dat niet; was u dit niet;
        prullenbak; spam markeren; uitschrijving; afmelding; verwijdering; account verwijder; ontken;
        beveilig je account; beveilig uw account; beveilig dan; afwijzen; alle sessies; opheffen; opzegging; beëindig;
        accountverwijdering; account op te heffen; opgeheven; opheffing; sluiting; account te sluiten;
        sluiten van je account; sluiten van uw account; accountsluiting; te verwijderen; wissen; gewist; te wissen;
        uit te schrijven; af te melden; uitschrijf; uitgeschreven; op te zeggen; beëindiging; te beëindigen; afgemeld;
        abonnement stopzetten; stopzetting; stopzetten; meld me af; meld mij af; schrijf me uit; schrijf mij uit;
        annuler; account verwijderen; verwijdering van je account; verwijdering van uw account; opheffen van je account;
        opheffen van uw account; verzoek tot uitschrijving; uitschrijfverzoek; afmeldverzoek; verzoek tot afmelding;
        afmelding bevestigen; bevestig je afmelding; bevestig uw afmelding
    """,
    unless="""
        jij het niet; u het niet; niet aangevraagd; niet hebt aangevraagd;
        niet heeft aangevraagd; niet door jou; niet door u; was jij dit niet;
        bent u dit niet; was u dit niet; jij niet; u niet_; niet zelf; niet jij; geen verzoek; geen account;
        niet herken; herken je; herkent u; niet geregistreerd; niet ingeschreven; niet gedaan; per ongeluk;
        per vergissing; zo niet,; zo niet:; anders,; niet verzocht; niet gevraagd; niet hebt gedaan; niet jouw;
        niet langer; uitschrijv; zonder jouw; niet was; door iemand anders; niet wilt doorvoeren; niet op de hoogte;
        niet om deze; niet om dit; niet wilt koppelen; niet deed; niet heeft aangemaakt; niet hebt aangemaakt;
        niet aangemaakt; niet toebehoort; niet geprobeerd; niet wilt wijzigen; niet verwacht; niet hebt gevraagd;
        niet heeft gevraagd; klopt dit niet; klopt het niet; bij vergissing; een vergissing; zonder uw;
        zonder medeweten; niet van u; niet van jou; niet aan u; niet klopt; niet juist; geen nieuw; niet wilt deelnemen;
        geen lid wilt; niet was aangevraagd; niet ingediend; aanvraag niet; niet wilde
    """,
    ignore="""
        negeer; negeren; genegeerd; niets te doen; hoef je niets; hoeft u niets; geen actie; geen verdere; niets doen;
        verwijder deze; verwijder dan; deze mail verwijderen; weggooi; buiten beschouwing; blijft ongewijzigd;
        blijft hetzelfde; verandert er niets; niet gewijzigd; zal niet; wordt niet; kun je deze; niet nodig;
        verwijder hem; verwijder het; verwijder dit; verwijderen; kun je hem; gooi; vergeet; laat maar;
        hoef je verder niets; verder niets; niets meer te doen; doe dan niets; gebeurt er niets; gerust verwijderen;
        gerust weggooien; er zal niets
    """,
    alert="""
        nieuwe aanmelding; nieuw apparaat; waarschuwing; is gewijzigd; is aangepast; is veranderd; beveiligingsmelding;
        verdachte; ongebruikelijk; inlogpoging; is opnieuw ingesteld; wachtwoord gewijzigd; wachtwoord veranderd;
        wachtwoord is; is ingeschakeld; ingeschakeld; uitgeschakeld; adres veranderd; adres gewijzigd; werd gewijzigd;
        werd aangepast; werd veranderd; werd verwijderd; werd toegevoegd; inlogfout; mislukte inlog; foutieve inlog;
        mislukte aanmeld; is verwijderd; is toegevoegd; beveiligingsnotificatie; verdachte aanmeld; is geactiveerd;
        is bevestigd; nieuwe sessie; wordt binnenkort verwijderd; is geblokkeerd; is vergrendeld; nieuwe api;
        is ingelogd; aanmelding gedetecteerd; is hersteld; is bijgewerkt; is verlopen; nieuwe inlog_;
        nieuwe inlogpoging; nieuwe login_; accountverwijdering; wordt verwijderd; iemand heeft geprobeerd;
        iemand probeerde; probeerde in te loggen; geprobeerd in te loggen; mislukte inlogpoging; mislukte pogingen;
        met succes aangepast; met succes gewijzigd; succesvol gewijzigd; succesvol aangepast; succesvol hersteld;
        wachtwoord is aangepast; zijn gewijzigd; zijn aangepast; profiel is; wachtwoord aangepast; nieuwe login vanaf;
        keer geprobeerd
    """,
    path_verify="""
        bevestig; verifi; activeer; wachtwoord; herstel; registr; inschrijv; aanmeld; uitnodig; accepteer; voltooi;
        ontgrendel
    """,
    path_object="wachtwoord; gebruiker; abonne; nieuwsbrief; registr",
    path_sign_in="inlog; aanmeld",
    path_refuse="voorkeur; instelling; factuur; bestelling; voorwaarden; hulp_",
    path_undo="uitschrijv; afmeld; annul; verwijder; opzeg; weiger; afwijz; blokkeer",
    units="""
        minut; min_; uur; uren; seconde; dag_; dagen; week; weken; maand; jaar; euro; keer; personen; stuks; punten;
        regels; pagina; leden; gebruikers; procent; plaatsen; km_; stappen; bezoekers; producten; artikelen
    """,
)
