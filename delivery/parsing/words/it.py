"""What Italian mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    code="codice; codici; password monouso; password temporanea; chiave temporanea; queste cifre",
    before_code="_è",
    article="il; la",
    after_code="_è_; _come_",
    enter="inserisci; digita",
    other="""
        ordine; fattura; codice cliente; numero cliente; tracciamento; spedizione; telefono; codice postale; _cap_;
        codice sconto; codice promo; buono; sconto; riferimento; pratica; prenotazione; che termina; _carta_;
        codici di backup; codice sorgente; codice errore; codice a barre; _volo_; camera; importo; totale;
        contratto; número de socio; numero socio; ricevuta; codice fiscale; codice di ritiro; biglietto; partita iva
    """,
    elsewhere="sconto; buono; prenotazione; ritiro; alla cassa",
    meeting="riunione; videochiamata",
    handing="corriere; fattorino; ritirare",
    topic="monouso; acced; accesso; sicurezza; password; autentic; registraz; attiv; conferm",
    verify="conferm; attiva; completa la registrazione; completa registrazione; convalida",
    reset="reimpost; nuova password; cambia password; cambiare la password; cambio password; ripristin",
    sign_in="accedi; accesso; entra_",
    object="indirizzo; iscrizione; registrazione; identità",
    refuse="""
        disiscri; cancellati; annulla; termini; aiuto; assistenza; preferenze; non sono; rifiuta; ordine; fattura;
        consegna; appuntamento; prenotazione; partecipazione; presenza; pagamento; nel browser; sondaggio
    """,
    unless="non sei stat; non è stat; non riconosc; non hai; non eri; disiscri",
    alert="nuovo accesso; nuovo dispositivo; avviso; è stata modificata; insolit",
    path_verify="conferma; attiva",
    units="ore_; giorn; settiman; mesi; anni; punti; righe",
)
