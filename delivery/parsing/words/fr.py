"""What French mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_le_; _les_; _des_; _vous_; _votre_; _pour_; _est_; _une_; _avec_; _dans_; _du_; _ce_; _cette_",
    code="""
        mot de passe à usage unique; mot de passe unique; mot de passe temporaire; clé de sécurité; ces chiffres;
        jeton_; ces caractères; code à usage unique; code de vérification; numéro de vérification; chiffres suivants;
        chiffres ci-dessous; numéro suivant; nombre suivant; clé d'activation; clé de vérification;
        clé de confirmation; clé temporaire; mot de passe provisoire à usage unique; identifiant unique;
        code temporaire; numéro ci-dessous; caractères suivants; mot de passe provisoire; mot de passe initial;
        la clé; chiffres ci; ces lettres; lettres suivantes; lettres ci-dessous; nombre ci-dessous; ce nombre;
        ce numéro; code d'accès
    """,
    before_code="_est_; _suivant_; _voici_",
    article="le; la",
    after_code="_est_; _comme_",
    enter="""
        saisissez; saisir; entrez; tapez; indiquez; renseignez; introduisez; entrer; taper; saisis; entre_le; tape_;
        copiez; collez; inscrivez; reportez; recopiez; recopie; reporter; copier; copie_; colle_; mets_; mettez
    """,
    enter_after="à saisir",
    other="""
        commande; facture; numéro de client; n° client; suivi; colis; téléphone; code postal; code promo;
        code de réduction; bon de réduction; remise; référence; _réf; dossier; réservation; se terminant par;
        finissant par; _carte_; codes de secours; code source; code erreur; code-barres; _vol_; chambre; siret;
        montant; total; contrat; n° adhérent; adhérent n; numéro d'adhérent; code avantage; code cadeau;
        code de retrait; code parrain; reçu n; billet; compte n; code produit; code article; code client;
        code de suivi; code de réservation; code réservation; code d'invitation; code pays; code barre;
        numéro de commande; n° de commande; numéro de facture; numéro de suivi; numéro de dossier;
        numéro de téléphone; numéro de compte; numéro de carte; _tél; tva_; _rue_; avenue; boulevard; cedex;
        code wifi; code de porte; code d'entrée; clé wifi; digicode; licence; abonné n; n° abonné; matricule; _ref_;
        pin de la conférence; code du billet; code de l'article; référence produit; code d'autorisation;
        numéro d'autorisation; nom d'utilisateur; identifiant :; identifiant:; nom de connexion; code tarif; tarif;
        forfait; formule; code banque; code guichet; code swift; code bic; code fiscal; numéro de demande; demande n;
        ordonnance; incident; don n; immatriculation; événement; adhérent
    """,
    nothing="""
        en ligne de; afin d'ordre; dans ce cas; en tout cas; le cas échéant; montant de la; demande de commande;
        rien à confirmer; rien confirmer; rien à valider
    """,
    elsewhere="""
        promo; réduction; remise; au panier; point relais; réservation; cadeau; soldes; bon d'achat; retrait; retirer;
        en magasin; au comptoir
    """,
    meeting="réunion; conférence; comité; visio; appel vidéo",
    handing="livreur; coursier; point relais; présentez ce code; remettre au; à présenter; retrait",
    topic="""
        vérif; authentif; usage unique; connexion; connecter; sécurité; mot de passe; inscri; valider; activer;
        double facteur; confirm; sécuris
    """,
    verify="""
        initialis;
        vérif; activer; activez; valider; validez; finaliser; finalisez; terminer l'inscription;
        terminer mon inscription; confirm; activation; validation; vérification; terminer votre inscription;
        terminez votre inscription; finalisation; finaliser votre; compléter votre inscription;
        complétez votre inscription; compléter l'inscription; compléter mon inscription; accepter l'invitation;
        acceptez l'invitation; accepter invitation; authentifi; débloqu; déverrouill; réactiv; autoris; approuv;
        oui, c'est moi; c'est bien moi; c'était moi; créer mon compte; créer votre compte; active ton; valide ton;
        rejoindre le; rejoindre la; rejoindre l'; rejoindre mon; oui, c'est; c'est mon adresse; c'est bien mon;
        oui, je; abonnez-moi; inscrivez-moi; je m'inscris; m'abonner; rejoindre; débloquer; accepter; autoriser;
        approuver; prouv; attest; abonne-moi; je m'abonne; m'inscrire; je veux m'abonner; je veux recevoir;
        créez votre compte; créer un compte; crée ton compte; créer ton compte; configurer mon compte;
        configurer votre compte; ouvrir mon compte; lier les comptes; lier votre compte; liaison de;
        mettre à jour votre compte; mise à jour du compte; mise à jour de votre compte; associer; garder mon compte;
        conserver mon compte; faire confiance; votre accord; donner mon accord; si c'est vous; si c'était vous;
        s'il s'agit de vous; si c'est toi; c'est vous
    """,
    reset="""
        réinitialis; nouveau mot de passe; changer le mot de passe; changer votre mot de passe;
        changement de mot de passe; définir; réinitialisation; réinitialiser; changer de mot de passe;
        changer mon mot de passe; changez votre mot de passe; change ton mot de passe; changer ton mot de passe;
        modifier le mot de passe; modifier votre mot de passe; modifier mon mot de passe; modifiez votre mot de passe;
        modification de mot de passe; modification de votre mot de passe; modification du mot de passe; renouvel;
        renouveler; récupér; restaur; choisir un mot de passe; choisir un nouveau; choisissez un mot de passe;
        choisissez un nouveau; choisir votre mot de passe; choisissez votre mot de passe; créer un mot de passe;
        créer votre mot de passe; créez votre mot de passe; créez un mot de passe; créer mon mot de passe; définissez;
        redéfin; mot de passe oublié; oublié; changement du mot de passe; changement de votre mot de passe;
        remise à zéro; mettre à jour votre mot de passe; retrouver l'accès; retrouvez l'accès; retrouver mon
    """,
    password="""
        mot de passe; mots de passe; identifiants; données de connexion; accès à votre compte; accès à ton compte
    """,
    change="""
        chang; modif; défin; chois; créer; créez; crée_; création; nouveau; nouvel; réinit; renouv; récup; restaur;
        oubli; mettre à jour; mise à jour; perdu; retrouv; rétabl; saisir un
    """,
    sign_in="""
        se connecter; me connecter; connectez-vous; lien de connexion; connexion; connecter; connectez; connecte-toi;
        lien magique; identifier; accéder à; accédez à; lien d'accès; ouvrir une session; ouvrir ma session; login;
        reconnect; sans mot de passe; pas besoin de mot de passe; entrez directement; lien direct
    """,
    object="""
        compte; inscription; abonnement; mot de passe; courriel; identité; mail; adresse; accès; profil; utilisateur;
        identifiant; lettre d'information; infolettre; newsletter; appareil; espace; invitation; messagerie
    """,
    place="accueil; blog; boutique; en savoir plus; facebook; lire la suite; notre site; partag; site web; suivez",
    refuse="""
        désabonn; désinscri; confidentialité; conditions; aide_; contactez; paramètres; mentions; n'est pas moi;
        refuser; commande; facture; livraison; rendez-vous; réservation; participation; présence; paiement; avis_;
        en ligne; préférences; aide; assistance; support; contact; réglages; cgu; cgv; politique; acheter;
        confirmer la commande; confirmer ma commande; confirmer le rendez-vous; confirmer ma présence;
        confirmer la réservation; télécharg; sondage; enquête; payer; suivre; suivi; foire aux questions;
        voir la version; version en ligne; dans le navigateur; dans votre navigateur; gérer; donner mon avis; avis;
        parrain; réception; panier; renouveler l'abonn; voir en; voir ce; lire en; afficher dans
    """,
    undo="""
        annul; révoqu; supprim; désactiv; invalid; rejet; bloqu; clôtur; effac; retirer; n'est pas moi;
        n'était pas moi; désinscri; se désabonner; désabonn; refus; pas moi; n'ai pas; signaler; pas demandé;
        si ce n'est pas; c'est vous qui n
    """,
    unless="""
        n'est pas vous; n'êtes pas; n'était pas vous; ne reconnaissez pas; pas à l'origine; désabonn; désinscri;
        n'avez pas; n'as pas; pas vous; pas toi; vous n'êtes; si ce n'est; si ce n'était; n'est pas de vous;
        n'est pas à votre; n'est pas de votre; n'avez jamais; par erreur; ne souhaitez pas; ne souhaitez plus;
        ne veux plus; ne désirez; ne plus recevoir; pas demandé; pas effectué; sans votre; sinon;
        dans le cas contraire; autrement; n'avez rien; n'as rien; rien demandé
    """,
    ignore="""
        ignor; ne tenez pas compte; ne pas tenir compte; ne pas en tenir; aucune action; rien à faire; ne faites rien;
        inutile de; simplement supprimer; supprimez ce; supprimer ce; sans suite; négliger; aucune modification;
        ne sera pas modifié; restera inchangé; reste inchangé; ne changera; ne rien faire; n'y prêtez; passer outre;
        supprimez-le; supprimez-la; supprime-le; supprimez simplement; jetez; effacez; oubliez; n'en tenez
    """,
    alert="""
        nouvelle connexion; nouvel appareil; alerte; a été modifi; inhabituel; vient d'être modifi; a été chang;
        a bien été; a été réinitialis; connexion depuis; activité suspecte; activité inhabituelle;
        tentative de connexion; mot de passe modifié; mot de passe changé; est activée; a été activée; désactivée;
        est activé
    """,
    path_verify="""
        valider; activer; confirmation; verifier; verification; mdp; motdepasse; mot-de-passe; reinitialis;
        inscription; activation; validation; oubli; nouveau
    """,
    path_object="compte; courriel; inscription; utilisateur; adresse; motdepasse; mot-de-passe",
    path_sign_in="connexion; connecter; magique; acces",
    path_refuse="confidentialit; aide_; contact_; commande; facture; mentions; reservation; cgu_",
    path_undo="annul; desinscri; desabonn; supprim; revoqu; refus",
    units="""
        heure; jour; semaine; mois; ans_; euros; articles; personnes; lignes; min_; minute; seconde; pages; fois;
        utilisateurs; membres; places; pas_; unités; mètres; années; an_; hab; points
    """,
)
