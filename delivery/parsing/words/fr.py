"""What French mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    code="""
        mot de passe à usage unique; mot de passe unique; mot de passe temporaire; clé de sécurité; ces chiffres;
        jeton_; ces caractères
    """,
    before_code="_est",
    article="le; la",
    after_code="_est_; _comme_",
    enter="saisissez; saisir; entrez; tapez",
    other="""
        commande; facture; numéro de client; n° client; suivi; colis; téléphone; code postal; code promo;
        code de réduction; bon de réduction; remise; référence; _réf; dossier; réservation; se terminant par;
        finissant par; _carte_; codes de secours; code source; code erreur; code-barres; _vol_; chambre; siret;
        montant; total; contrat; n° adhérent; adhérent n; numéro d'adhérent; code avantage; code cadeau;
        code de retrait; code parrain; reçu n; billet; compte n
    """,
    elsewhere="promo; réduction; remise; au panier; point relais; réservation; cadeau",
    meeting="réunion; visioconférence",
    handing="livreur; coursier; point relais",
    topic="""
        vérif; authentif; usage unique; connexion; connecter; sécurité; mot de passe; inscri; valider; activer;
        double facteur; confirm
    """,
    verify="""
        vérif; activer; activez; valider; validez; finaliser; finalisez; terminer l'inscription;
        terminer mon inscription
    """,
    reset="""
        réinitialis; nouveau mot de passe; changer le mot de passe; changer votre mot de passe;
        changement de mot de passe; définir
    """,
    sign_in="se connecter; me connecter; connectez-vous; lien de connexion; connexion",
    object="compte; inscription; abonnement; mot de passe; courriel; identité",
    refuse="""
        désabonn; désinscri; confidentialité; conditions; aide_; contactez; paramètres; mentions; n'est pas moi;
        refuser; commande; facture; livraison; rendez-vous; réservation; participation; présence; paiement; avis_;
        en ligne; préférences
    """,
    unless="n'est pas vous; n'êtes pas; n'était pas vous; ne reconnaissez pas; pas à l'origine; désabonn; désinscri",
    alert="nouvelle connexion; nouvel appareil; alerte; a été modifi; inhabituel",
    path_verify="valider; activer",
    units="heure; jour; semaine; mois; ans_; euros; articles; personnes; lignes",
)
