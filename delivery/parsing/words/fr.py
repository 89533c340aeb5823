"""What French mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_le_; _les_; _des_; _vous_; _votre_; _pour_; _est_; _une_; _avec_; _dans_; _du_; _ce_; _cette_",
    code="""
        mot de passe à usage unique; mot de passe unique; mot de passe temporaire; clé de sécurité; ces chiffres;
        jeton_; ces caractères; code à usage unique; code de vérification; numéro de vérification; chiffres suivants;
        chiffres ci-dessous; numéro suivant; nombre suivant; clé d'activation; clé de vérification; clé de confirmation;
        clé temporaire; mot de passe provisoire à usage unique; identifiant unique; code temporaire; numéro ci-dessous;
        caractères suivants; mot de passe provisoire; mot de passe initial; la clé; chiffres ci; ces lettres;
        lettres suivantes; lettres ci-dessous; nombre ci-dessous; ce nombre; ce numéro; code d'accès; ce code;
        mot de passe à utilisation unique; mot de passe jetable; mot de passe dynamique; mot de passe ponctuel;
        clé à usage unique; clé numérique; voici la clé; clé d'accès; clé d'authentification; nombre secret;
        numéro de sécurité; numéro d'authentification; suite de chiffres; suite de caractères; série de chiffres;
        chiffres et lettres; six chiffres; quatre chiffres; les chiffres; chiffres que voici; code pin;
        code confidentiel; code personnel; combinaison suivante; séquence suivante; nip_
    """,
    before_code="_est_; _suivant_; _voici_; _sont_; _ci-dessous_",
    article="le; la",
    after_code="_est_; _comme_",
    enter="""
        saisissez; saisir; entrez; tapez; indiquez; renseignez; introduisez; entrer; taper; saisis; entre_le; tape_;
        copiez; collez; inscrivez; reportez; recopiez; recopie; reporter; copier; copie_; colle_; mets_; mettez;
        tape le; tapez-le; saisissez-le; saisissez-la; entrez-le; à inscrire; inscrire; utilisez le code;
        utilisez ce code; utiliser le code; utilise le code; utilisez le suivant; composez; renseigner; indiquer;
        fournissez; mentionnez; copie le; copie-le; colle-le; note-le; rentrez; rentre_; insérez; insérer; retapez;
        utilisez_; utilise_
    """,
    enter_after="à saisir",
    other="""
        commande; facture; numéro de client; n° client; suivi; colis; téléphone; code postal; code promo; code de
        réduction; bon de réduction; remise; référence; _réf; dossier; réservation; se terminant par; finissant par;
        _carte_; codes de secours; code source; code erreur; code-barres; _vol_; chambre; siret; montant; total;
        contrat; n° adhérent; numéro d'adhérent; code avantage; code cadeau; code de retrait; code parrain; billet;
        code produit; code article; code client; code de suivi; code de réservation; code réservation; code
        d'invitation; code pays; code barre; numéro de commande; n° de commande; numéro de facture; numéro de suivi;
        numéro de dossier; numéro de téléphone; numéro de compte; numéro de carte; _tél; tva_; _rue_; avenue;
        boulevard; cedex; code wifi; code de porte; code d'entrée; clé wifi; digicode; licence; n° abonné; matricule;
        _ref_; pin de la conférence; code du billet; code de l'article; référence produit; code d'autorisation; numéro
        d'autorisation; nom d'utilisateur; identifiant :; identifiant:; nom de connexion; code tarif; tarif; forfait;
        formule; code banque; code guichet; code swift; code bic; code fiscal; numéro de demande; ordonnance; incident;
        immatriculation; événement; adhérent; code puk; puk; code du portail; code de parrainage; code confirmation de
        commande; numéro de série; référence de paiement; code agence; réf.; code de la porte; accusé; code de carte;
        ticket; code naf; code ape; siren; code d'assistance; code assistance; code support; code d'appel; pin
        d'assistance; bon ci-dessous; bon d'achat; dossard; code course; code d'échange; code adhérent; code du bon;
        chèque-cadeau; code d'adhésion; code de prêt; code billet; code de pesée; bon n°; adhérent n.; adhérent nº;
        adhérent n°; adhérent numéro; reçu n.; reçu nº; reçu n°; reçu numéro; compte n.; compte nº; compte n°; compte
        numéro; abonné n.; abonné nº; abonné n°; abonné numéro; demande n.; demande nº; demande n°; demande numéro; don
        n.; don nº; don n°; don numéro
    """,
    nothing="""
        en ligne de; afin d'ordre; dans ce cas; en tout cas; le cas échéant; montant de la; demande de commande; rien à
        confirmer; rien confirmer; rien à valider; droits réservés; dans ce numéro; totalement; suivi de votre demande;
        ci-dessous suivi; numéro de ce; données collectées; commandes vocales; liste de suivi; boîte de réception;
        référence à; carte de visite; sans suite; par suite; être suivi; en suivant; suivi ce lien; vous attend;
        t'attend; attend votre; attendons; attendez; restaurant; rejoignez-nous; rejoins-nous; nous rejoindre;
        rejoignez notre; rejoindre notre; a été confirm; est confirm; sont confirm; a confirmé; ont confirmé; été
        vérifi; est vérifi; avez activé; as activé; vous confirmons; validation en deux; vérification en deux;
        authentification à deux; authentification en deux; double authentification; a été renouvel; se renouvelle; sera
        renouvel; abonnement renouvel; renouvellement de votre abonnement; renouvellement d'abonnement; renouvellement
        automatique; renouvellement de votre contrat; renouvellement de votre formule; a été débloqu; a été récupér;
        est débloqu; a été bloqué; a été bloquée; est bloqué; compte bloqué; a été verrouill; est verrouillé; compte
        verrouillé; avons bloqué; a été suspendu; est suspendu; bien été confirm; bien été vérifi; bien été activ; bien
        été valid; bien été approuv; a été validé_; a été validée_; a été approuv; a été activé_; est désormais actif;
        est désormais active; est vérifié; est activé; votre compte est actif; est confirmée; avez confirmé; avez
        vérifié; avez validé; lien dans votre navigateur; lien dans ton navigateur; lien dans le navigateur; lien dans
        un navigateur; adresse dans votre navigateur; adresse dans le navigateur; url dans votre navigateur; url dans
        le navigateur; collez-le dans votre navigateur; collez-la dans votre navigateur; coller dans votre navigateur;
        copiez-le dans votre navigateur; ouvrez-le dans votre navigateur; ou une autre personne; ou quelqu'un d'autre
    """,
    elsewhere="""
        promo; réduction; remise; au panier; point relais; réservation; cadeau; soldes; bon d'achat; retrait; retirer;
        en magasin; au comptoir; livraison offerte; livraison est offerte; anniversaire; liste d'attente; bon
        ci-dessous; dossard
    """,
    meeting="réunion; conférence; comité; visio; appel vidéo",
    notice="""
        vous a mentionné; t'a mentionné; vous mentionne; vous a cité; t'a cité; vous a tagué; a commenté;
        nouveau commentaire; a répondu à; a répondu dans; a répondu sur; a répondu au; nouvelle réponse;
        nouvelles réponses; réponse à votre commentaire; réponse à ton commentaire; a publié; a posté; nouveau sujet;
        nouvelle discussion; nouveau message de; derniers sujets; sujets les plus; sujets récents; vous a assigné;
        vous a attribué; t'a assigné; a aimé votre; a aimé ton; aime votre; a réagi à; s'est abonné à;
        s'est abonnée à; vous suit; te suit; nouvel abonné; nouveaux abonnés; a commencé à vous suivre;
        partagé avec vous; partagée avec vous; partagé avec toi; statut a changé; changé le statut; modifié le statut;
        changement de statut; mis à jour votre demande; message non lu; messages non lus; notification non lue;
        notifications non lues; notifications non-lues; notifications en attente; vous a envoyé un message;
        t'a envoyé un message; récapitulatif hebdomadaire; récapitulatif quotidien; résumé hebdomadaire;
        résumé quotidien; résumé de l'actualité; résumé de l'activité; votre résumé; ouvrir la discussion;
        voir la conversation; ouvrir la conversation; lire la réponse; voir le fil; ouvrir la tâche; voir la tâche;
        voir le ticket; consulter le ticket; consulter la demande; voir la demande; voir la publication;
        lire le commentaire; afficher la conversation; pull request; merge request; demande de fusion;
        en attente d'approbation; attente de modération; attente de votre approbation; approuver ou rejeter;
        approuver ou refuser; export est prêt; exportation est prête; export est terminé; exportation est terminée;
        rapport est prêt; fichier est prêt; prêt à être téléchargé; prête à être téléchargée;
        prêt pour le téléchargement; inscription à l'atelier; inscription à l'événement; inscription à l'évènement;
        inscrit à l'événement; gérer mon inscription; réponse du sondage; réponse au sondage; répondu au sondage;
        votre réponse au questionnaire; modifier votre réponse; modifier vos réponses; merci d'avoir répondu;
        de la liste d'attente; place s'est libérée; obtenir mon billet; nouveaux commentaires sur;
        nouveaux messages de; nouveaux messages dans; nouvelle publication de; tâche vous a été; ticket vous a été;
        demande vous a été attribuée; tâche t'a été; a partagé un; a partagé le; a partagé la; a partagé avec;
        a partagé «; statut de votre demande; statut de votre ticket; statut de la demande; statut du ticket;
        commentaire attend; commentaire en attente; demande attend votre; fichier demandé;
        votre fichier peut être téléchargé; depuis la liste d'attente; nouvelle mention; nouvelles mentions;
        a laissé un commentaire; a laissé une remarque; a laissé une note; temps forts de; les plus lues;
        les plus lus; marqué comme résolu; marquée comme résolue; marqué comme termin; marquée comme termin;
        incident résolu; tâche est à rendre; tâche arrive à échéance; marquer comme fait; marquer comme termin;
        souhaite rejoindre votre; veut rejoindre votre; demande à rejoindre; demande d'accès de; demande l'accès à;
        copie de vos données est; obtenir la copie; récupérer la copie; commentaires attendent; message attend votre;
        publication attend; article attend votre; a mentionné votre; avez été mentionné; as été mentionné;
        message privé; message direct de; ticket a été fermé; a fermé le ticket; a clos le ticket; ticket a été clos;
        demande a été clôturée; vous suivez ce sujet; vous suivez cette discussion; vous suivez ce fil;
        car vous suivez; rapport est disponible; importation est terminée; import est terminé; a mis à jour la page;
        a modifié la page; publication dans le groupe; tâche vous est; nouvelle activité sur; nouvelle activité dans;
        signer le document; demande de signature; signature du document
    """,
    handing="livreur; coursier; point relais; présentez ce code; remettre au; à présenter; retrait",
    topic="""
        vérif; authentif; usage unique; connexion; connecter; sécurité; mot de passe; inscri; valider; activer;
        double facteur; confirm; sécuris; débloqu; déblocage; déverrouill; récupér; réinitialis; activation; temporaire;
        identit
    """,
    verify="""
        terminer le changement; finaliser le changement; terminer la modification; vérif; activer; activez; valider;
        validez; finaliser; finalisez; terminer l'inscription; terminer mon inscription; confirm; activation;
        validation; vérification; terminer votre inscription; terminez votre inscription; finalisation;
        finaliser votre; compléter votre inscription; complétez votre inscription; compléter l'inscription;
        compléter mon inscription; accepter l'invitation; acceptez l'invitation; accepter invitation; authentifi;
        débloqu; déverrouill; réactiv; autoris; approuv; oui, c'est moi; c'est bien moi; c'était moi;
        créer mon compte; créer votre compte; active ton; valide ton; rejoindre le; rejoindre la; rejoindre l';
        rejoindre mon; oui, c'est; c'est mon adresse; c'est bien mon; oui, je; abonnez-moi; inscrivez-moi;
        je m'inscris; m'abonner; rejoindre; débloquer; accepter; autoriser; approuver; prouv; attest; abonne-moi;
        je m'abonne; m'inscrire; je veux m'abonner; je veux recevoir; créez votre compte; créer un compte;
        crée ton compte; créer ton compte; configurer mon compte; configurer votre compte; ouvrir mon compte;
        lier les comptes; lier votre compte; liaison de; mettre à jour votre compte; mise à jour du compte;
        mise à jour de votre compte; associer; garder mon compte; conserver mon compte; faire confiance; votre accord;
        donner mon accord; si c'est vous; si c'était vous; s'il s'agit de vous; si c'est toi; c'est vous; vérifie;
        confirme_; finalise ton; finir l'inscription; finir votre inscription; finir de créer; terminer la création;
        terminez la création; terminer l'initialis; terminer votre enregistrement; terminer l'enregistrement;
        complétez l'inscription; compléter votre enregistrement; achever votre; achevez votre; accepte l'invitation;
        accepter votre invitation; accepter cette invitation; voir l'invitation; voir mon invitation;
        répondre à l'invitation; afficher l'invitation; c'était bien moi; c'est moi; oui, c'était; je reconnais;
        m'appartient; vous appartient; opt-in; rejoins; rejoignez; rejoindre votre; rejoindre ton; rejoindre cette;
        rejoindre notre; je confirme; validons; prouve; créer le compte; création de votre compte; création du compte;
        créer votre espace; activer mon; activer votre; activer ton; mettre à jour mon compte; mets à jour ton compte;
        mise à jour de ton compte; rattacher; relier; lier mon compte; lier ton compte; abonnez-vous;
        je souhaite m'abonner; je souhaite recevoir; continuer à recevoir; rester abonné; reconfirm; faites confiance;
        donner accès; accorder l'accès; débloque; déverrouille; reprendre mon inscription; poursuivre l'inscription;
        poursuivre votre inscription; continuer l'inscription; continuer votre inscription; accepter ou refuser;
        acceptez ou refusez; accepter ou décliner; souhaite collaborer; _initialis; pré-initialis
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
        remise à zéro; mettre à jour votre mot de passe; retrouver l'accès; retrouvez l'accès; retrouver mon;
        nouveau mdp; changer mon mdp; changez de mot de passe; change de mot de passe; modifie ton mot de passe;
        modifier ton mot de passe; modifier son mot de passe; modification de ton mot de passe; renouvelez; renouvelle;
        récupérez; récupère; choisir un autre; choisissez un autre; choisissez-en; choisis un; choisis ton;
        choisir mon mot; choisir ton mot; créez votre nouveau; créer un nouveau; crée un mot de passe;
        crée ton mot de passe; crée un nouveau; définis; définir un; définir votre; définir mon; définir le mot;
        fixer un; fixez un; entrer un nouveau; saisir un nouveau; remplacer votre mot; mot de passe perdu;
        perdu votre mot; perdu ton mot; réinitiali; remettre à zéro; remise à zero; mettre à jour le mot;
        mettre à jour mon mot; générer un nouveau; générez un nouveau; nouveaux identifiants; rétablir l'accès;
        rétablir votre; retrouve l'accès; restaurer l'accès; ré-initialis; regénérer; mise à jour de votre mot;
        mise à jour du mot de passe; changer de mdp; en choisir un nouveau; en créer un nouveau; en définir un
    """,
    password="""
        mot de passe; mots de passe; identifiants; données de connexion; accès à votre compte; accès à ton compte;
        codes d'accès; mdp; phrase de passe; accès au compte; vos accès; tes identifiants
    """,
    change="""
        chang; modif; défin; chois; créer; créez; crée_; création; nouveau; nouvel; réinit; renouv; récup; restaur;
        oubli; mettre à jour; mise à jour; perdu; retrouv; rétabl; saisir un; fix; définis; génér; rétablir; remplac;
        autre mot; choisissez; établi; perdre; rénov; redonn; remettre; attribu
    """,
    sign_in="""
        se connecter; me connecter; connectez-vous; lien de connexion; connexion; connecter; connectez; connecte-toi;
        lien magique; identifier; accéder à; accédez à; lien d'accès; ouvrir une session; ouvrir ma session; login;
        reconnect; sans mot de passe; pas besoin de mot de passe; entrez directement; lien direct; identifiez-vous;
        identifie-toi; s'identifier; vous identifier; t'identifier; ouvrez une session; ouvrir la session;
        ouverture de session; ouvrir votre session; ouvre ta session; lien d'authentification; lien d'identification;
        connexion directe; connexion en un clic; connexion immédiate; lien sécurisé; accès direct; accès immédiat;
        accès instantané; accéder maintenant; entrer directement; entre directement; sans mdp; lien de session;
        lien pour entrer
    """,
    object="""
        compte; inscription; abonnement; mot de passe; courriel; identité; mail; adresse; accès; profil; utilisateur;
        identifiant; lettre d'information; infolettre; newsletter; appareil; espace; invitation; messagerie; boîte aux
        lettres; session; liste de diffusion; organisation; adhésion; coordonnées; invité; vous invite; t'invite;
        instructions de récupération; instructions pour récupérer
    """,
    place="""
        accueil; blog; boutique; en savoir plus; facebook; lire la suite; notre site; partag; site web; suivez;
        continuer la lecture; continuer à lire; lire l'article; lire le billet; voir les commentaires;
        voir le commentaire; voir la réponse; voir le message; répondre_; voir la discussion; voir le sujet; forum;
        découvr; catalogue; nouveautés; sujets populaires; j'en profite; réserver; notre page; nos offres
    """,
    refuse="""
        désabonn; désinscri; confidentialité; conditions; aide_; contactez; paramètres; mentions; n'est pas moi;
        refuser; commande; facture; livraison; rendez-vous; réservation; participation; présence; paiement; avis_; en
        ligne; préférences; aide; assistance; support; contact; réglages; cgu; cgv; politique; acheter; confirmer la
        commande; confirmer ma commande; confirmer le rendez-vous; confirmer ma présence; confirmer la réservation;
        télécharg; sondage; enquête; payer; suivre; suivi; foire aux questions; voir la version; version en ligne; dans
        le navigateur; dans votre navigateur; gérer; donner mon avis; avis; parrain; réception; panier; renouveler
        l'abonn; voir en; voir ce; lire en; afficher dans; ticket; devis; mon billet; billetterie; calendrier; agenda;
        relevé; évènement; événement; demandes_; offre_; offres_; justificatif; attestation; mes points; moyen de
        paiement; mettre à jour le paiement; consulter ma; consulter le; voir le message; noter_; évaluer; mentionné;
        notre blog; vérifier l'activité; vérifier mon activité; vérifier cette activité; vérifier vos; consulter
        l'activité; réactiver l'abonnement; réactiver mon abonnement; réactiver votre abonnement; approuver le devis;
        valider le devis; confirmer la réception; confirmer le paiement; valider le paiement; confirmer la livraison;
        confirmer le virement; signer; votre reçu; reçu fiscal; le reçu; vérifier les accès; vérifier les connexions;
        revoir la réponse; revoir les accès; gérer mon inscription; se réabonner; me réabonner; modifier cette chaîne;
        vérifier l'état; activer la carte; activer ma carte; activez votre carte; activer votre carte; activer la
        remise; activer l'offre; activer mon offre; activer le bon
    """,
    undo="""
        annul; révoqu; supprim; désactiv; invalid; rejet; bloqu; clôtur; effac; retirer; n'est pas moi; n'était pas
        moi; désinscri; se désabonner; désabonn; refus; pas moi; n'ai pas; signaler; pas demandé; si ce n'est pas;
        c'est vous qui n; ce n'était; n'est pas bien; pas été moi; décliner; declin; refuse; rejeter; dénoncer;
        interdire; empêcher; fermer mon compte; fermer le compte; fermer votre compte; clore; sécuriser mon compte;
        protéger mon compte; stopper; suspendre; résili; ne me; je ne souhaite; je ne suis; je n'ai; désactive; révoc;
        rétract; bloque; suppression; fermeture; clôture; résiliation; désinscription; désabonnement; désactivation;
        effacement; supprimé_; supprimée; vous désinscrire; vous désabonner; me désinscrire; fermez; clôturer
    """,
    unless="""
        n'êtes pas; pas à l'origine; désabonn; désinscri; n'avez pas; n'as pas; pas vous; pas toi; vous n'êtes; si ce
        n'est; si ce n'était; n'est pas de vous; n'est pas à votre; n'est pas de votre; n'avez jamais; par erreur; ne
        souhaitez pas; ne souhaitez plus; ne veux plus; ne désirez; ne plus recevoir; pas demandé; pas effectué; sans
        votre; sinon; dans le cas contraire; autrement; n'avez rien; n'as rien; rien demandé; si vous pensez; si tu
        penses; n'attendiez; ne t'attendais; n'étiez pas; n'étais pas; ne l'avez; ne l'as; ne provient pas; ne vient
        pas de; ne vous appartient; à votre insu; à ton insu; reçu ce message par; reçu cet e-mail par; reçu ce
        courriel par; s'il s'agit d'une erreur; s'il ne s'agit; n'aviez pas; n'avais pas; jamais demandé; sans ton; pas
        initié; ne reconnais; si quelqu'un d'autre; quelqu'un d'autre a; quelqu'un d'autre essaie; quelqu'un d'autre
        tente; quelqu'un d'autre que; quelqu'un d'autre peut
    """,
    ignore="""
        ignor; ne tenez pas compte; ne pas tenir compte; ne pas en tenir; aucune action; rien à faire; ne faites rien;
        inutile de; simplement supprimer; supprimez ce; supprimer ce; sans suite; aucune modification; ne sera pas
        modifié; restera inchangé; reste inchangé; ne changera; ne rien faire; n'y prêtez; passer outre; supprimez-le;
        supprimez-la; supprime-le; supprimez simplement; effacez; n'en tenez; ne sera effectu; ne sera fait; aucun
        changement; ne sera pas prise; pas prise en compte; laisse tomber; laissez tomber; il suffit de ne; vous n'avez
        rien à; tu n'as rien à; rien ne se passera; sera pas créé; ne vous inquiétez; ne t'inquiète; n'en tiens; ne
        tiens pas; ne pas y prêter; pouvez supprimer; peux supprimer; ne donnez pas suite; ne pas donner suite; aucune
        démarche; jetez ce; jetez-le; oubliez ce; oubliez-le
    """,
    alert="""
        nouvelle connexion; nouvel appareil; alerte; a été modifi; inhabituel; vient d'être modifi; a été chang; a bien
        été; a été réinitialis; connexion depuis; activité suspecte; tentative de connexion; mot de passe modifié; mot
        de passe changé; a été activée; désactivée; est activé; a changé; a été mis à jour; a été mise à jour; a été
        désactivé; a été supprimé; a été ajouté; a été invalidé; ont été invalidés; tentative d'accès; tentatives
        infructueuses; erreur de connexion; échec de connexion; courriel modifié; e-mail modifié; adresse modifiée;
        codes de récupération; avis de sécurité; nouvelle clé de sécurité; vient de se connecter; s'est connecté; en
        cours de modification; supprimée_; vient de changer; vient d'être chang; mot de passe a été; a essayé de se
        connecter; a tenté de se connecter; tenté d'accéder; essayé d'accéder; connexion échouée; tentatives de
        connexion; accès refusé; modifié avec succès; changé avec succès; mis à jour avec succès; réinitialisé avec
        succès; activité du compte; activité de votre compte; modifications de votre compte; vous avez modifié votre;
        vous avez changé votre; changement d'adresse effectué; ne protège plus; est désormais désactiv; avons
        désactivé; n'est plus la même; profil mis à jour; nouvel accès; connexion suspecte; connexion récente; votre
        profil a été
    """,
    path_verify="""
        valider; activer; confirmation; verifier; verification; mdp; motdepasse; mot-de-passe; reinitialis; inscription;
        activation; validation; oubli; nouveau; confirmer; confirme_; cle_; deverrouill; debloqu; recuperation;
        accepter; rejoindre; valid; changer; retrouver
    """,
    path_object="""
        compte; courriel; inscription; utilisateur; adresse; motdepasse; mot-de-passe; espace; profil; membre; adherent;
        abonn
    """,
    path_sign_in="connexion; connecter; magique; acces; session; lien; identif",
    path_refuse="""
        confidentialit; aide_; contact_; commande; facture; mentions; reservation; cgu_; preferences; assistance; blog;
        boutique
    """,
    path_another="""
        facture; rdv_; reservation; sondage; enquete; panier; recu_; actualite; commentaire; livraison; devis_
    """,
    path_undo="annul; desinscri; desabonn; supprim; revoqu; refus; bloquer; invalid; declin; desactiv; resili",
    units="""
        heure; jour; semaine; mois; ans_; euros; articles; personnes; lignes; min_; minute; seconde; pages; fois;
        utilisateurs; membres; places; pas_; unités; mètres; années; an_; hab; points; dollars; grammes; litres; votes;
        messages; réponses; commentaires; résultats; caractères; mots; tentatives; km_; pièces; visites; abonnés;
        élèves; jours; nuits
    """,
)
