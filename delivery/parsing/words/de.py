"""What German mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    code="""
        _tan_; smstan_; mtan_; pushtan_; einmalpasswort; einmalkennwort; prüfziffer; bestätigungsnummer:;
        prüfnummer; diese ziffern
    """,
    before_code="_ist; _lautet",
    article="die; der",
    after_code="_ist_; _als_",
    enter="gib; geben sie; geben sie bitte",
    other="""
        bestell; auftrag; rechnung; kundennummer; kunden-nr; kundennr; sendung; telefon; _tel:; rufnummer;
        postleitzahl; _plz_; backup-codes; gutschein; rabatt; aktionscode; vorteilscode; ticketnummer; vorgang;
        buchung; reservierung; kontonummer; endet auf; endend auf; mit der endung; _karte_; fehlercode; quellcode;
        artikel; zimmer; flug; seriennummer; vertrag; mitgliedsn; mitglieds-n; police; beleg; betrag; summe;
        guthaben; abholcode; strichcode; ländercode; postfach; steuernummer; _ust; einladungscode; türcode;
        aktenzeichen; zählernummer; kundencode
    """,
    elsewhere="rabatt; gutschein; an der kasse; im warenkorb; prozent; buchung; abholung; packstation; einlösen",
    meeting="besprechung; sitzung; einwahl; videokonferenz",
    handing="zusteller; ihr fahrer; dein fahrer; packstation; abholstation",
    topic="""
        bestätig; einmal; anmeld; einlog; sicherheit; zwei-faktor; passwort; kennwort; registrier; freigabe;
        freischalt; überweisung
    """,
    verify="""
        bestätig; aktivier; verifizier; freischalt; registrierung abschließen; anmeldung abschließen;
        einladung annehmen; das bin ich
    """,
    reset="""
        zurücksetz; neues passwort; neues kennwort; passwort ändern; passwortänderung; passwort festlegen;
        passwort vergeben
    """,
    sign_in="anmelden; anmeldung; einloggen; anmeldelink; login-link; magischer link",
    object="konto; adresse; registrierung; anmeldung; newsletter; passwort; kennwort; profil; benutzer",
    refuse="""
        abmeld; abbestell; datenschutz; agb; hilfe; impressum; kontakt; einstellungen; nicht ich; melden sie;
        ablehnen; bestell; rechnung; liefer; sendung; termin; buchung; teilnahme; zahlung; umfrage; bewert;
        onlineversion; austragen
    """,
    unless="""
        nicht sie; nicht du; du nicht; sie nicht; nicht selbst; nicht angefordert; nicht von ihnen; nicht von dir;
        unbekannt; nicht erkenn; abbestell
    """,
    alert="neue anmeldung; neuer login; neues gerät; warnung; wurde geändert; ungewöhnlich",
    path_verify="passwort; bestaetig; aktivier",
    path_object="passwort",
    units="stunde; sek; tag_; tage; woche; monat; jahr; uhr; euro; punkte; personen; zeilen; stück",
)
