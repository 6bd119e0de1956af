<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Passphrase</name>
    <message>
        <source>Weak: easily guessed. Four or more unrelated words are better.</source>
        <translation>Faible&#xa0;: facile à deviner. Mieux vaut quatre mots ou plus, sans rapport entre eux.</translation>
    </message>
    <message>
        <source>Fair: another word makes it strong.</source>
        <translation>Moyenne&#xa0;: un mot de plus la rend forte.</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Forte</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Sends and receives sealed envelopes.</source>
        <translation>Envoie et reçoit des enveloppes scellées.</translation>
    </message>
    <message>
        <source>The profile&apos;s folder.</source>
        <translation>Le dossier du profil.</translation>
    </message>
    <message>
        <source>With a server and a correspondent on this computer only.</source>
        <translation>Avec un serveur et un correspondant sur cet ordinateur seulement.</translation>
    </message>
    <message>
        <source>A signet: link or a .signet file.</source>
        <translation>Un lien signet: ou un fichier .signet.</translation>
    </message>
</context>
<context>
    <name>signet::desktop::Application</name>
    <message>
        <source>Another program works with this profile, and has no window to show. End it, then start Signet again.</source>
        <translation>Un autre programme utilise ce profil et n’a pas de fenêtre à afficher. Arrêtez-le, puis relancez Signet.</translation>
    </message>
    <message>
        <source>Signet</source>
        <translation>Signet</translation>
    </message>
    <message>
        <source>Signet, practising on this computer</source>
        <translation>Signet, entraînement sur cet ordinateur</translation>
    </message>
    <message>
        <source>Practising on this computer did not start. %1</source>
        <translation>L’entraînement sur cet ordinateur n’a pas démarré. %1</translation>
    </message>
    <message>
        <source>The passphrase does not fit.</source>
        <translation>La phrase secrète est incorrecte.</translation>
    </message>
    <message>
        <source>Seal to a file</source>
        <translation>Sceller dans un fichier</translation>
    </message>
    <message>
        <source>Sealed envelopes (*.signet)</source>
        <translation>Enveloppes scellées (*.signet)</translation>
    </message>
    <message>
        <source>The file was not sealed. %1</source>
        <translation>Le fichier n’a pas été scellé. %1</translation>
    </message>
    <message>
        <source>Sealed to %1. Only the two of you can open it; it does not prove which of you made it.</source>
        <translation>Scellé dans %1. Vous seuls, l’un et l’autre, pouvez l’ouvrir&#xa0;; il ne prouve pas lequel de vous deux l’a créé.</translation>
    </message>
    <message>
        <source>Open %1 into</source>
        <translation>Ouvrir %1 dans</translation>
    </message>
    <message>
        <source>The sealed file was not opened. %1</source>
        <translation>Le fichier scellé n’a pas été ouvert. %1</translation>
    </message>
    <message>
        <source>The sealed file was opened into %1</source>
        <translation>Le fichier scellé a été ouvert dans %1</translation>
    </message>
    <message>
        <source>An envelope has arrived</source>
        <translation>Une enveloppe est arrivée</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>De %1</translation>
    </message>
    <message>
        <source>Practice mode was not removed whole. %1</source>
        <translation>L’entraînement n’a pas été entièrement supprimé. %1</translation>
    </message>
    <message>
        <source>You are practising on this computer</source>
        <translation>Vous vous entraînez sur cet ordinateur</translation>
    </message>
    <message>
        <source>The server and your correspondent run in this window. Nothing leaves this computer.</source>
        <translation>Le serveur et votre correspondant fonctionnent dans cette fenêtre. Rien ne sort de cet ordinateur.</translation>
    </message>
    <message>
        <source>Remove practice mode</source>
        <translation>Supprimer l’entraînement</translation>
    </message>
</context>
<context>
    <name>signet::desktop::Practice</name>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Entraînement</translation>
    </message>
</context>
<context>
    <name>signet::desktop::PracticeCorrespondent</name>
    <message>
        <source>Practice correspondent</source>
        <translation>Correspondant d’entraînement</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Sur cet ordinateur</translation>
    </message>
</context>
<context>
    <name>signet::desktop::PracticeServer</name>
    <message>
        <source>Practice on this computer</source>
        <translation>Entraînement sur cet ordinateur</translation>
    </message>
</context>
<context>
    <name>signet::desktop::SleepWatch</name>
    <message>
        <source>The keys are closed first</source>
        <translation>Les clés sont d’abord verrouillées</translation>
    </message>
</context>
<context>
    <name>signet::desktop::Tray</name>
    <message>
        <source>Show Signet</source>
        <translation>Afficher Signet</translation>
    </message>
    <message>
        <source>Open inbox</source>
        <translation>Ouvrir la boîte de réception</translation>
    </message>
    <message numerus="yes">
        <source>Open inbox (%Ln new)</source>
        <translation>
            <numerusform>Ouvrir la boîte de réception (%Ln nouvelle)</numerusform>
            <numerusform>Ouvrir la boîte de réception (%Ln nouvelles)</numerusform>
        </translation>
    </message>
    <message>
        <source>Signet, locked</source>
        <translation>Signet, verrouillé</translation>
    </message>
    <message>
        <source>1 new envelope</source>
        <translation>1 nouvelle enveloppe</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new envelopes</source>
        <translation>
            <numerusform>%Ln nouvelle enveloppe</numerusform>
            <numerusform>%Ln nouvelles enveloppes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signet::ui::AboutDialog</name>
    <message>
        <source>About Signet</source>
        <translation>À propos de Signet</translation>
    </message>
    <message>
        <source>Signet</source>
        <translation>Signet</translation>
    </message>
    <message>
        <source>Signet %1</source>
        <translation>Signet %1</translation>
    </message>
    <message>
        <source>Sealed envelopes between people who have verified each other.</source>
        <translation>Des enveloppes scellées entre personnes qui se sont vérifiées mutuellement.</translation>
    </message>
    <message>
        <source>%1, account %2</source>
        <comment>a person&apos;s name and number</comment>
        <translation>%1, compte %2</translation>
    </message>
    <message>
        <source>Operator %1. Its fingerprint, to compare with the letter:</source>
        <translation>Opérateur %1. Son empreinte, à comparer avec celle du courrier&#xa0;:</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>signet::ui::Activity</name>
    <message>
        <source>Sealing for %1</source>
        <translation>Scellement pour %1</translation>
    </message>
    <message>
        <source>Calling %1</source>
        <translation>Appel de %1</translation>
    </message>
    <message>
        <source>Sending to %1, %2</source>
        <translation>Envoi à %1, %2</translation>
    </message>
    <message>
        <source>Receiving from %1, %2</source>
        <translation>Réception de %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln envelopes under way</source>
        <translation>
            <numerusform>%Ln enveloppe en cours</numerusform>
            <numerusform>%Ln enveloppes en cours</numerusform>
        </translation>
    </message>
    <message>
        <source>1 envelope waits for %1</source>
        <translation>1 enveloppe attend %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln envelopes wait</source>
        <translation>
            <numerusform>%Ln enveloppe en attente</numerusform>
            <numerusform>%Ln enveloppes en attente</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signet::ui::AddressPopup</name>
    <message>
        <source>Arrow keys choose below</source>
        <translation>Choisissez ci-dessous avec les flèches</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>rows found of rows there are</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Nobody is on your list yet</source>
        <translation>Votre liste est encore vide</translation>
    </message>
    <message>
        <source>Nobody matches “%1”</source>
        <translation>Aucun résultat pour «&#xa0;%1&#xa0;»</translation>
    </message>
</context>
<context>
    <name>signet::ui::Breadcrumb</name>
    <message>
        <source>Way to the folder</source>
        <translation>Chemin du dossier</translation>
    </message>
    <message>
        <source>Folders above</source>
        <translation>Dossiers parents</translation>
    </message>
    <message>
        <source>%1, shown now</source>
        <translation>%1, affiché</translation>
    </message>
</context>
<context>
    <name>signet::ui::CodeEntry</name>
    <message>
        <source>Character %1 of 5</source>
        <translation>Caractère %1 sur 5</translation>
    </message>
</context>
<context>
    <name>signet::ui::CodeTiles</name>
    <message>
        <source>Code: %1</source>
        <translation>Code&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>signet::ui::ConnectionWords</name>
    <message>
        <source>No account yet</source>
        <translation>Pas encore de compte</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Non connecté</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>Connecté à %1</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Connexion à %1</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>Pas de connexion à %1</translation>
    </message>
    <message>
        <source>Signed in elsewhere</source>
        <translation>Connecté ailleurs</translation>
    </message>
    <message>
        <source>Account suspended</source>
        <translation>Compte suspendu</translation>
    </message>
    <message>
        <source>Account closed or issued anew</source>
        <translation>Compte fermé ou réémis</translation>
    </message>
</context>
<context>
    <name>signet::ui::ContactActions</name>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Renommer…</translation>
    </message>
    <message>
        <source>&amp;Copy number</source>
        <translation>&amp;Copier le numéro</translation>
    </message>
    <message>
        <source>&amp;Withdraw verification…</source>
        <translation>Re&amp;tirer la vérification…</translation>
    </message>
    <message>
        <source>&amp;Block…</source>
        <translation>&amp;Bloquer…</translation>
    </message>
    <message>
        <source>Un&amp;block</source>
        <translation>Dé&amp;bloquer</translation>
    </message>
    <message>
        <source>Remove from &amp;list…</source>
        <translation>Retirer de la &amp;liste…</translation>
    </message>
    <message>
        <source>&amp;Verify again by code…</source>
        <translation>&amp;Vérifier à nouveau par code…</translation>
    </message>
    <message>
        <source>&amp;Verify by code…</source>
        <translation>&amp;Vérifier par code…</translation>
    </message>
</context>
<context>
    <name>signet::ui::ContactsModel</name>
    <message>
        <source>%1, %2</source>
        <extracomment>An address, then how it was verified.</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>signet::ui::DialPad</name>
    <message>
        <source>Star</source>
        <translation>Étoile</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Dièse</translation>
    </message>
</context>
<context>
    <name>signet::ui::DropZone</name>
    <message>
        <source>Add files…</source>
        <translation>Ajouter des fichiers…</translation>
    </message>
    <message>
        <source>Opens a window to choose files in</source>
        <translation>Ouvre une fenêtre pour choisir des fichiers</translation>
    </message>
    <message>
        <source>This envelope is empty</source>
        <translation>Cette enveloppe est vide</translation>
    </message>
    <message>
        <source>Only files and folders of this computer can go into an envelope.</source>
        <translation>Seuls des fichiers et dossiers de cet ordinateur peuvent aller dans une enveloppe.</translation>
    </message>
    <message>
        <source>Drop to add to the envelope</source>
        <translation>Déposez pour ajouter à l’enveloppe</translation>
    </message>
    <message>
        <source>Tick files on the left, or drop files and folders here.</source>
        <translation>Cochez des fichiers à gauche, ou déposez ici des fichiers et des dossiers.</translation>
    </message>
    <message>
        <source>Drop files or whole folders here</source>
        <translation>Déposez ici des fichiers ou des dossiers entiers</translation>
    </message>
</context>
<context>
    <name>signet::ui::EnvelopeListView</name>
    <message>
        <source>In this envelope</source>
        <translation>Dans cette enveloppe</translation>
    </message>
    <message>
        <source>Delete takes a file or folder out.</source>
        <translation>Suppr retire un fichier ou un dossier.</translation>
    </message>
</context>
<context>
    <name>signet::ui::EnvelopeNotices</name>
    <message>
        <source>Your account is suspended</source>
        <translation>Votre compte est suspendu</translation>
    </message>
    <message>
        <source>Nothing can be sent or received. Ring your operator.</source>
        <translation>Rien ne peut être envoyé ni reçu. Téléphonez à votre opérateur.</translation>
    </message>
    <message>
        <source>This device&apos;s account was closed or issued anew</source>
        <translation>Le compte de cet appareil a été fermé ou réémis</translation>
    </message>
    <message>
        <source>Nothing can be sent or received with it. Ring your operator.</source>
        <translation>Il ne permet plus d’envoyer ni de recevoir. Téléphonez à votre opérateur.</translation>
    </message>
    <message>
        <source>This account signed in elsewhere</source>
        <translation>Ce compte s’est connecté ailleurs</translation>
    </message>
    <message>
        <source>That newer sign-in took the place of this one. Try now to sign in here again.</source>
        <translation>Cette connexion plus récente a remplacé celle-ci. Essayez de vous reconnecter ici.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Essayer maintenant</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>Pas de connexion à %1</translation>
    </message>
    <message>
        <source>You can prepare envelopes. They go out when the connection is back.</source>
        <translation>Vous pouvez préparer des enveloppes. Elles partent dès que la connexion est rétablie.</translation>
    </message>
    <message>
        <source>Your computer&apos;s clock is %1 wrong</source>
        <translation>L’horloge de votre ordinateur est décalée de %1</translation>
    </message>
    <message>
        <source>Times shown come from the server. Set the clock when you can.</source>
        <translation>Les heures affichées viennent du serveur. Réglez l’horloge dès que possible.</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>%1 has a new key. Sending is stopped.</source>
        <translation>%1 a une nouvelle clé. L’envoi est arrêté.</translation>
    </message>
    <message>
        <source>It may be a new computer, or someone else. Verify by a spoken code before you send.</source>
        <translation>C’est peut-être un nouvel ordinateur, ou quelqu’un d’autre. Vérifiez par un code lu de vive voix avant d’envoyer.</translation>
    </message>
    <message>
        <source>Verify by code</source>
        <translation>Vérifier par code</translation>
    </message>
    <message>
        <source>%1 is not signed in. Your envelope waits.</source>
        <translation>%1 n’est pas en ligne. Votre enveloppe attend.</translation>
    </message>
    <message>
        <source>Waits here, sealed, until %1 signs in. Keep Signet running.</source>
        <translation>Attend ici, scellée, que %1 se connecte. Laissez Signet ouvert.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>La reprendre</translation>
    </message>
    <message>
        <source>Show in Send Log</source>
        <translation>Afficher dans le journal d’envoi</translation>
    </message>
    <message>
        <source>One thing in this envelope cannot be sent</source>
        <translation>Un élément de cette enveloppe ne peut pas être envoyé</translation>
    </message>
    <message numerus="yes">
        <source>%Ln things in this envelope cannot be sent</source>
        <translation>
            <numerusform>%Ln élément de cette enveloppe ne peut pas être envoyé</numerusform>
            <numerusform>%Ln éléments de cette enveloppe ne peuvent pas être envoyés</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Nothing was sent.</source>
        <extracomment>The first place is a whole sentence that says what is wrong with a file.</extracomment>
        <translation>%1 Rien n’a été envoyé.</translation>
    </message>
    <message numerus="yes">
        <source>%1 And %Ln more. Nothing was sent.</source>
        <translation>
            <numerusform>%1 Et %Ln autre. Rien n’a été envoyé.</numerusform>
            <numerusform>%1 Et %Ln autres. Rien n’a été envoyé.</numerusform>
        </translation>
    </message>
    <message>
        <source>Change files</source>
        <translation>Modifier les fichiers</translation>
    </message>
    <message>
        <source>Leave out, send the rest</source>
        <translation>Écarter, envoyer le reste</translation>
    </message>
    <message>
        <source>The envelope was not sent</source>
        <translation>L’enveloppe n’a pas été envoyée</translation>
    </message>
    <message>
        <source>The device of %1 was signed in twice at once</source>
        <translation>L’appareil de %1 a été connecté deux fois en même temps</translation>
    </message>
    <message>
        <source>If you did not start Signet twice, this profile was copied: ask your operator to issue the account anew.</source>
        <translation>Si vous n’avez pas lancé Signet deux fois, ce profil a été copié&#xa0;: demandez à votre opérateur de réémettre le compte.</translation>
    </message>
    <message>
        <source>%1 was not changed on your list</source>
        <translation>%1 n’a pas été modifié dans votre liste</translation>
    </message>
    <message>
        <source>Next try in %1.</source>
        <translation>Prochain essai dans %1.</translation>
    </message>
    <message>
        <source>Trying now.</source>
        <translation>Essai en cours.</translation>
    </message>
</context>
<context>
    <name>signet::ui::EnvelopePane</name>
    <message>
        <source>In this envelope</source>
        <translation>Dans cette enveloppe</translation>
    </message>
    <message>
        <source>Seal to file…</source>
        <translation>Sceller dans un fichier…</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Ajouter…</translation>
    </message>
    <message>
        <source>Add to the envelope</source>
        <translation>Ajouter à l’enveloppe</translation>
    </message>
    <message>
        <source>Files or a whole folder</source>
        <translation>Des fichiers ou un dossier entier</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Vider</translation>
    </message>
    <message>
        <source>Empty the envelope</source>
        <translation>Vider l’enveloppe</translation>
    </message>
    <message>
        <source>Takes everything out; the files stay where they are</source>
        <translation>Retire tout&#xa0;; les fichiers restent où ils sont</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Pas encore de fichiers</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Comptage…</translation>
    </message>
    <message>
        <source>Show all…</source>
        <translation>Tout afficher…</translation>
    </message>
</context>
<context>
    <name>signet::ui::EnvelopeRowDelegate</name>
    <message>
        <source>Take out of the envelope</source>
        <translation>Retirer de l’enveloppe</translation>
    </message>
</context>
<context>
    <name>signet::ui::EnvelopeView</name>
    <message>
        <source>%1, %2</source>
        <extracomment>From or To, then name and company.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Envelope</source>
        <translation>Enveloppe</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>Pas encore de compte</translation>
    </message>
    <message>
        <source>Your accounts</source>
        <translation>Vos comptes</translation>
    </message>
    <message>
        <source>Name, company or number</source>
        <translation>Nom, société ou numéro</translation>
    </message>
    <message>
        <source>Add an account…</source>
        <translation>Ajouter un compte…</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Choose who it goes to</source>
        <translation>Choisissez le destinataire</translation>
    </message>
    <message>
        <source>Your correspondents</source>
        <translation>Vos correspondants</translation>
    </message>
    <message>
        <source>Verify someone new…</source>
        <translation>Vérifier un nouveau correspondant…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>From, no account yet</source>
        <translation>De, pas encore de compte</translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation>Compte %1</translation>
    </message>
    <message>
        <source>To, nobody yet</source>
        <translation>À, encore personne</translation>
    </message>
    <message>
        <source>%1, account %2</source>
        <translation>%1, compte %2</translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>Plus d’options pour %1</translation>
    </message>
    <message>
        <source>Verify, rename, withdraw, block, remove</source>
        <translation>Vérifier, renommer, retirer, bloquer, supprimer</translation>
    </message>
</context>
<context>
    <name>signet::ui::ErrorWords</name>
    <message>
        <source>There is no connection to the server. Try again when it is back.</source>
        <translation>Il n’y a pas de connexion au serveur. Réessayez quand elle sera rétablie.</translation>
    </message>
    <message>
        <source>There was no answer in time. Try again.</source>
        <translation>Aucune réponse n’est arrivée à temps. Réessayez.</translation>
    </message>
    <message>
        <source>The disk is full. Make space, then try again.</source>
        <translation>Le disque est plein. Libérez de l’espace, puis réessayez.</translation>
    </message>
    <message>
        <source>A file or folder cannot be read or written. Check its permissions.</source>
        <translation>Un fichier ou un dossier ne peut être ni lu ni écrit. Vérifiez ses droits d’accès.</translation>
    </message>
    <message>
        <source>A file was changed while it was being sealed. Close what writes to it, then try again.</source>
        <translation>Un fichier a été modifié pendant le scellement. Fermez ce qui y écrit, puis réessayez.</translation>
    </message>
    <message>
        <source>This person is not verified. Verify each other by a spoken code first.</source>
        <translation>Cette personne n’est pas vérifiée. Vérifiez-vous d’abord mutuellement par un code lu de vive voix.</translation>
    </message>
    <message>
        <source>This person&apos;s key has changed. Verify each other by a spoken code first.</source>
        <translation>La clé de cette personne a changé. Vérifiez-vous d’abord mutuellement par un code lu de vive voix.</translation>
    </message>
    <message>
        <source>The other person is not signed in.</source>
        <translation>L’autre personne n’est pas en ligne.</translation>
    </message>
    <message>
        <source>Your keys are closed. Open them, then try again.</source>
        <translation>Vos clés sont verrouillées. Déverrouillez-les, puis réessayez.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>L’élément n’existe plus.</translation>
    </message>
    <message>
        <source>It is there already.</source>
        <translation>L’élément existe déjà.</translation>
    </message>
    <message>
        <source>What was given cannot be used. Check it, then try again.</source>
        <translation>Ce qui a été indiqué est inutilisable. Vérifiez-le, puis réessayez.</translation>
    </message>
    <message>
        <source>This cannot be done now.</source>
        <translation>C’est impossible pour le moment.</translation>
    </message>
    <message>
        <source>It was refused.</source>
        <translation>La demande a été refusée.</translation>
    </message>
    <message>
        <source>The disk reports an error. Nothing was changed.</source>
        <translation>Le disque signale une erreur. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>It is too large.</source>
        <translation>C’est trop volumineux.</translation>
    </message>
    <message>
        <source>It did not work. Try again, and tell your operator if it happens once more.</source>
        <translation>Cela n’a pas fonctionné. Réessayez et prévenez votre opérateur si cela se reproduit.</translation>
    </message>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 n’existe plus.</translation>
    </message>
    <message>
        <source>%1 is a link, and links are not followed.</source>
        <translation>%1 est un lien, et les liens ne sont pas suivis.</translation>
    </message>
    <message>
        <source>%1 is neither a file nor a folder.</source>
        <translation>%1 n’est ni un fichier ni un dossier.</translation>
    </message>
    <message>
        <source>%1 cannot be read. Check its permissions.</source>
        <translation>%1 ne peut pas être lu. Vérifiez ses droits d’accès.</translation>
    </message>
    <message>
        <source>%1 has a name that other systems cannot read. Rename it.</source>
        <translation>%1 porte un nom que d’autres systèmes ne peuvent pas lire. Renommez-le.</translation>
    </message>
    <message>
        <source>%1 lies in too many folders within each other.</source>
        <translation>%1 se trouve dans trop de dossiers imbriqués.</translation>
    </message>
    <message>
        <source>%1 holds too many files for one envelope.</source>
        <translation>%1 contient trop de fichiers pour une seule enveloppe.</translation>
    </message>
    <message>
        <source>%1 cannot be sent.</source>
        <translation>%1 ne peut pas être envoyé.</translation>
    </message>
</context>
<context>
    <name>signet::ui::FileListModel</name>
    <message>
        <source>%1 cannot be sent: %2.</source>
        <translation>%1 ne peut pas être envoyé&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 goes with the folder %2. Take the folder out to choose single files.</source>
        <translation>%1 part avec le dossier %2. Retirez le dossier pour choisir des fichiers un à un.</translation>
    </message>
    <message>
        <source>Reading… %1 so far.</source>
        <translation>Lecture… %1 jusqu’ici.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 et %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 in this folder, %Ln ticked.</source>
        <translation>
            <numerusform>%1 dans ce dossier, %Ln coché.</numerusform>
            <numerusform>%1 dans ce dossier, %Ln cochés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 found, %Ln ticked in this folder.</source>
        <translation>
            <numerusform>Trouvé&#xa0;: %1, dont %Ln coché dans ce dossier.</numerusform>
            <numerusform>Trouvé&#xa0;: %1, dont %Ln cochés dans ce dossier.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Dates, names and permissions are kept.</source>
        <translation>%1 Les dates, noms et droits d’accès sont conservés.</translation>
    </message>
    <message>
        <source>This folder is no longer there.</source>
        <translation>Ce dossier n’existe plus.</translation>
    </message>
    <message>
        <source>This folder cannot be read: you have no permission, or its disk does not answer.</source>
        <translation>Ce dossier ne peut pas être lu&#xa0;: vous n’en avez pas le droit, ou son disque ne répond pas.</translation>
    </message>
    <message>
        <source>Nothing in this folder matches “%1”.</source>
        <translation>Rien dans ce dossier ne correspond à «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>This folder is empty.</source>
        <translation>Ce dossier est vide.</translation>
    </message>
    <message>
        <source>dd MMM yyyy HH:mm</source>
        <comment>format: a file&apos;s date and time, in the letters of QDateTime::toString</comment>
        <translation>dd/MM/yyyy HH:mm</translation>
    </message>
    <message>
        <source>cannot be sent: %1</source>
        <translation>ne peut pas être envoyé&#xa0;: %1</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>coché</translation>
    </message>
    <message>
        <source>partly ticked</source>
        <translation>coché en partie</translation>
    </message>
    <message>
        <source>goes with its folder</source>
        <translation>part avec son dossier</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>non coché</translation>
    </message>
    <message>
        <source>%1, folder, %2</source>
        <translation>%1, dossier, %2</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4</source>
        <translation>%1, %2, %3, %4</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>dossier</translation>
    </message>
    <message>
        <source>Ticked</source>
        <translation>Coché</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
</context>
<context>
    <name>signet::ui::FileListPane</name>
    <message>
        <source>Find in this folder</source>
        <translation>Rechercher ici</translation>
    </message>
    <message>
        <source>Shows only what has this in its name. Down goes to the list, Escape clears.</source>
        <translation>N’affiche que les noms qui contiennent ce texte. Bas mène à la liste, Échap efface.</translation>
    </message>
</context>
<context>
    <name>signet::ui::FileListView</name>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Space ticks, Enter opens a folder, Backspace goes to the folder above.</source>
        <translation>Espace coche, Entrée ouvre un dossier, Retour arrière remonte au dossier parent.</translation>
    </message>
    <message>
        <source>28 Nov 2028 28:28</source>
        <extracomment>As wide as dates in the list of files become.</extracomment>
        <translation>28/08/2028 28:28</translation>
    </message>
</context>
<context>
    <name>signet::ui::FilePicker</name>
    <message>
        <source>Add files</source>
        <translation>Ajouter des fichiers</translation>
    </message>
</context>
<context>
    <name>signet::ui::FolderModel</name>
    <message>
        <source>Home</source>
        <translation>Dossier personnel</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more in the list</source>
        <translation>
            <numerusform>%Ln autre dans la liste</numerusform>
            <numerusform>%Ln autres dans la liste</numerusform>
        </translation>
    </message>
    <message>
        <source>drive</source>
        <translation>lecteur</translation>
    </message>
    <message>
        <source>added place; Delete takes it away from here</source>
        <translation>emplacement ajouté&#xa0;; Suppr le retire d’ici</translation>
    </message>
</context>
<context>
    <name>signet::ui::FolderPane</name>
    <message>
        <source>Folders</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Add a place</source>
        <translation>Ajouter un emplacement</translation>
    </message>
    <message>
        <source>Puts a folder at the top of the tree</source>
        <translation>Place un dossier en haut de l’arborescence</translation>
    </message>
</context>
<context>
    <name>signet::ui::FolderTreeView</name>
    <message>
        <source>Folders</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Right opens a folder, Left closes it. The list shows the chosen one.</source>
        <translation>Droite ouvre un dossier, Gauche le ferme. La liste montre celui qui est choisi.</translation>
    </message>
</context>
<context>
    <name>signet::ui::HinderedDialog</name>
    <message>
        <source>Cannot be sent</source>
        <translation>Impossible à envoyer</translation>
    </message>
    <message>
        <source>The rest goes without them.</source>
        <translation>Le reste part sans eux.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>signet::ui::InboxPage</name>
    <message>
        <source>Nothing has arrived yet</source>
        <translation>Rien n’est encore arrivé</translation>
    </message>
    <message>
        <source>Give people your number, and verify each other once.</source>
        <translation>Donnez votre numéro, et vérifiez-vous mutuellement une fois.</translation>
    </message>
    <message>
        <source>Copy my number</source>
        <translation>Copier mon numéro</translation>
    </message>
    <message>
        <source>Your number is in the clipboard.</source>
        <translation>Votre numéro est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>Verify someone…</source>
        <translation>Vérifier quelqu’un…</translation>
    </message>
    <message>
        <source>Give people your number, %1, and verify each other once.</source>
        <translation>Donnez votre numéro, %1, et vérifiez-vous mutuellement une fois.</translation>
    </message>
</context>
<context>
    <name>signet::ui::LogBar</name>
    <message>
        <source>Name, company, file, number</source>
        <translation>Nom, société, fichier, numéro</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Looks in names, companies, numbers, files and tracking IDs.</source>
        <translation>Cherche dans les noms, sociétés, numéros, fichiers et numéros de suivi.</translation>
    </message>
    <message>
        <source>Shows only these envelopes.</source>
        <translation>N’affiche que ces enveloppes.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Writes the rows that are shown to a file.</source>
        <translation>Écrit les lignes affichées dans un fichier.</translation>
    </message>
    <message>
        <source>Shown rows as CSV…</source>
        <translation>Lignes affichées en CSV…</translation>
    </message>
    <message>
        <source>Shown rows as JSON…</source>
        <translation>Lignes affichées en JSON…</translation>
    </message>
    <message>
        <source>Whole log with receipts…</source>
        <translation>Journal complet avec accusés de réception…</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A chip above a log: a state and how many have it.</extracomment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>signet::ui::LogPage</name>
    <message>
        <source>%1 saved in %2</source>
        <translation>Enregistrement terminé&#xa0;: %1 dans %2</translation>
    </message>
    <message>
        <source>%1 is not there any more. It was moved, renamed or deleted.</source>
        <translation>%1 n’existe plus&#xa0;: déplacé, renommé ou supprimé.</translation>
    </message>
    <message>
        <source>The disk is full. %1 was not saved.</source>
        <translation>Le disque est plein. %1 n’a pas été enregistré.</translation>
    </message>
    <message>
        <source>%1 cannot be read or written. Check its permissions.</source>
        <translation>%1 ne peut être ni lu ni écrit. Vérifiez ses droits d’accès.</translation>
    </message>
    <message>
        <source>The disk reports an error. %1 was not saved.</source>
        <translation>Le disque signale une erreur. %1 n’a pas été enregistré.</translation>
    </message>
    <message>
        <source>Saving was stopped. %1 was not saved.</source>
        <translation>L’enregistrement a été interrompu. %1 n’a pas été enregistré.</translation>
    </message>
    <message>
        <source>Search looks in names, companies, numbers, files and tracking IDs.</source>
        <translation>La recherche porte sur les noms, sociétés, numéros, fichiers et numéros de suivi.</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Effacer la recherche</translation>
    </message>
    <message>
        <source>No session is in this state</source>
        <translation>Aucune enveloppe n’est dans cet état</translation>
    </message>
    <message>
        <source>No session matches “%1”</source>
        <translation>Aucune enveloppe ne correspond à «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>The folder is not there any more. It was moved, renamed or deleted.</source>
        <translation>Le dossier n’existe plus&#xa0;: déplacé, renommé ou supprimé.</translation>
    </message>
    <message>
        <source>No program opens folders here. It is %1.</source>
        <translation>Aucun programme n’ouvre de dossiers ici. Il s’agit de %1.</translation>
    </message>
    <message>
        <source>Save the files in</source>
        <translation>Enregistrer les fichiers dans</translation>
    </message>
    <message>
        <source>Save the file as</source>
        <translation>Enregistrer le fichier sous</translation>
    </message>
    <message>
        <source>Something else is being saved. Try again when it is done.</source>
        <translation>Un autre enregistrement est en cours. Réessayez quand il sera terminé.</translation>
    </message>
    <message>
        <source>Signet sent</source>
        <translation>Signet envois</translation>
    </message>
    <message>
        <source>Signet received</source>
        <translation>Signet réceptions</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Export the rows that are shown</source>
        <translation>Exporter les lignes affichées</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Exporté vers %1</translation>
    </message>
    <message>
        <source>%1 could not be written. Choose another place.</source>
        <translation>%1 n’a pas pu être écrit. Choisissez un autre emplacement.</translation>
    </message>
    <message>
        <source>Export the whole log with receipts</source>
        <translation>Exporter le journal complet avec accusés de réception</translation>
    </message>
    <message>
        <source>Signet evidence</source>
        <translation>Preuves Signet</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>Lignes JSON (*.jsonl)</translation>
    </message>
</context>
<context>
    <name>signet::ui::MainWindow</name>
    <message>
        <source>Signet</source>
        <translation>Signet</translation>
    </message>
    <message>
        <source>Send Files</source>
        <translation>Envoyer des fichiers</translation>
    </message>
    <message>
        <source>Send Log</source>
        <translation>Journal d’envoi</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Boîte de réception</translation>
    </message>
    <message>
        <source>%1 not opened</source>
        <translation>%1 non ouvertes</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Envelope</source>
        <translation>&amp;Enveloppe</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Keys unlocked</source>
        <translation>Clés déverrouillées</translation>
    </message>
    <message>
        <source>Window locked</source>
        <translation>Fenêtre verrouillée</translation>
    </message>
    <message>
        <source>Keys closed</source>
        <translation>Clés verrouillées</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Clés</translation>
    </message>
</context>
<context>
    <name>signet::ui::NewContactDialog</name>
    <message>
        <source>Verify by code…</source>
        <translation>Vérifier par code…</translation>
    </message>
    <message>
        <source>Verify someone new</source>
        <translation>Vérifier un nouveau correspondant</translation>
    </message>
    <message>
        <source>Whom do you want to verify?</source>
        <translation>Qui voulez-vous vérifier&#xa0;?</translation>
    </message>
    <message>
        <source>Ask for the account number, by telephone or on paper. Then read a code to each other, once.</source>
        <translation>Demandez le numéro de compte, par téléphone ou sur papier. Ensuite, l’un lit une seule fois un code à l’autre.</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>Numéro de compte</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>signet::ui::NoticeStrip</name>
    <message>
        <source>Dismiss</source>
        <translation>Masquer</translation>
    </message>
</context>
<context>
    <name>signet::ui::Notices</name>
    <message>
        <source>Dismiss</source>
        <translation>Masquer</translation>
    </message>
</context>
<context>
    <name>signet::ui::NumberEntry</name>
    <message>
        <source>Twelve digits, as the other person gives them to you.</source>
        <translation>Douze chiffres, tels que l’autre personne vous les donne.</translation>
    </message>
    <message>
        <source>1 more digit</source>
        <translation>Encore 1 chiffre</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more digits</source>
        <translation>
            <numerusform>Encore %Ln chiffre</numerusform>
            <numerusform>Encore %Ln chiffres</numerusform>
        </translation>
    </message>
    <message>
        <source>An account number has twelve digits.</source>
        <translation>Un numéro de compte a douze chiffres.</translation>
    </message>
    <message>
        <source>Check the digits. The last one is a check digit and does not fit.</source>
        <translation>Vérifiez les chiffres. Le dernier est un chiffre de contrôle et ne correspond pas.</translation>
    </message>
    <message>
        <source>This is your own number.</source>
        <translation>C’est votre propre numéro.</translation>
    </message>
    <message>
        <source>%1 is on your list: %2</source>
        <translation>%1 est dans votre liste&#xa0;: %2</translation>
    </message>
    <message>
        <source>The check digit fits.</source>
        <translation>Le chiffre de contrôle correspond.</translation>
    </message>
</context>
<context>
    <name>signet::ui::Obstacle</name>
    <message>
        <source>no longer there</source>
        <translation>n’existe plus</translation>
    </message>
    <message>
        <source>a link, and links are not followed</source>
        <translation>un lien, et les liens ne sont pas suivis</translation>
    </message>
    <message>
        <source>neither a file nor a folder</source>
        <translation>ni un fichier ni un dossier</translation>
    </message>
    <message>
        <source>you may not read it</source>
        <translation>vous n’avez pas le droit de le lire</translation>
    </message>
    <message>
        <source>its name is not Unicode text</source>
        <translation>son nom n’est pas du texte Unicode</translation>
    </message>
    <message>
        <source>more than 100 folders deep</source>
        <translation>plus de 100 niveaux de dossiers</translation>
    </message>
    <message>
        <source>more than 1,000,000 files in one envelope</source>
        <translation>plus de 1&#xa0;000&#xa0;000 de fichiers dans une enveloppe</translation>
    </message>
    <message>
        <source>a whole disk, which has no name to send it under</source>
        <translation>un disque entier, qui n’a pas de nom sous lequel l’envoyer</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>disparu</translation>
    </message>
    <message>
        <source>link</source>
        <translation>lien</translation>
    </message>
    <message>
        <source>no file</source>
        <translation>pas un fichier</translation>
    </message>
    <message>
        <source>no access</source>
        <translation>accès refusé</translation>
    </message>
    <message>
        <source>bad name</source>
        <translation>nom invalide</translation>
    </message>
    <message>
        <source>too deep</source>
        <translation>trop profond</translation>
    </message>
    <message>
        <source>too many</source>
        <translation>trop nombreux</translation>
    </message>
    <message>
        <source>whole disk</source>
        <translation>disque entier</translation>
    </message>
</context>
<context>
    <name>signet::ui::Person</name>
    <message>
        <source>%1, account %2</source>
        <translation>%1, compte %2</translation>
    </message>
    <message>
        <source>%1, %2, account %3</source>
        <translation>%1, %2, compte %3</translation>
    </message>
</context>
<context>
    <name>signet::ui::Postmark</name>
    <message>
        <source>DELIVERED</source>
        <comment>on a postmark</comment>
        <translation>DISTRIBUÉE</translation>
    </message>
    <message>
        <source>Postmark: delivered %1, %2</source>
        <translation>Cachet&#xa0;: distribuée le %1 à %2</translation>
    </message>
</context>
<context>
    <name>signet::ui::ProvisionDialog</name>
    <message>
        <source>Set up Signet</source>
        <translation>Configurer Signet</translation>
    </message>
    <message>
        <source>Your invitation</source>
        <translation>Votre invitation</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Provisioning call</source>
        <translation>Appel de mise en service</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Open your invitation</source>
        <translation>Ouvrez votre invitation</translation>
    </message>
    <message>
        <source>Your operator sent you a provisioning link and, separately, a work order number.</source>
        <translation>Votre opérateur vous a envoyé un lien de mise en service et, séparément, un numéro d’ordre de travail.</translation>
    </message>
    <message>
        <source>Provisioning link</source>
        <translation>Lien de mise en service</translation>
    </message>
    <message>
        <source>Begins with signet:provision</source>
        <translation>Commence par signet:provision</translation>
    </message>
    <message>
        <source>Root key fingerprint</source>
        <translation>Empreinte de la clé racine</translation>
    </message>
    <message>
        <source>It must match the letter that your operator sent you.</source>
        <translation>Elle doit correspondre à celle du courrier de votre opérateur.</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Choisissez une phrase secrète</translation>
    </message>
    <message>
        <source>It locks your keys, logs and contacts on this computer. Nobody can give it back to you, not even your operator.</source>
        <translation>Elle protège vos clés, journaux et contacts sur cet ordinateur. Personne ne peut vous la rendre, pas même votre opérateur.</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Encore une fois</translation>
    </message>
    <message>
        <source>Dial your work order</source>
        <translation>Composez votre ordre de travail</translation>
    </message>
    <message>
        <source>Type or press the digits.</source>
        <translation>Tapez les chiffres ou cliquez dessus.</translation>
    </message>
    <message>
        <source>This computer now holds your keys. Nobody else has them.</source>
        <translation>Cet ordinateur détient désormais vos clés. Personne d’autre ne les a.</translation>
    </message>
    <message>
        <source>Give this number to people who may write to you. The first time, you both verify each other by a spoken code.</source>
        <translation>Donnez ce numéro aux personnes qui peuvent vous écrire. La première fois, vous vous vérifiez mutuellement par un code lu de vive voix.</translation>
    </message>
    <message>
        <source>Nothing was set up, and the call has ended.</source>
        <translation>Rien n’a été configuré, et l’appel est terminé.</translation>
    </message>
    <message>
        <source>Making your key store</source>
        <translation>Création de votre coffre de clés</translation>
    </message>
    <message>
        <source>Calling 611</source>
        <translation>Appel du 611</translation>
    </message>
    <message>
        <source>This takes a moment: a passphrase is slow to try on purpose.</source>
        <translation>Cela prend un instant&#xa0;: l’essai d’une phrase secrète est volontairement lent.</translation>
    </message>
    <message>
        <source>Connecting to %1.</source>
        <translation>Connexion à %1.</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Raccrocher</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmer</translation>
    </message>
    <message>
        <source>The digits do not fit</source>
        <translation>Les chiffres ne correspondent pas</translation>
    </message>
    <message>
        <source>“Dial the nine digits of your work order.”</source>
        <translation>«&#xa0;Composez les neuf chiffres de votre ordre de travail.&#xa0;»</translation>
    </message>
    <message>
        <source>One try is left.</source>
        <translation>Encore un essai.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tries are left.</source>
        <translation>
            <numerusform>Encore %Ln essai.</numerusform>
            <numerusform>Encore %Ln essais.</numerusform>
        </translation>
    </message>
    <message>
        <source>You are ready, %1</source>
        <translation>Tout est prêt, %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Verify my first correspondent</source>
        <translation>Vérifier mon premier correspondant</translation>
    </message>
    <message>
        <source>Finish later</source>
        <translation>Terminer plus tard</translation>
    </message>
    <message>
        <source>Dial again</source>
        <translation>Recomposer</translation>
    </message>
    <message>
        <source>This is no provisioning link. Copy it whole from your letter.</source>
        <translation>Ce n’est pas un lien de mise en service. Recopiez-le en entier depuis votre courrier.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Call 611 to continue</source>
        <translation>Appeler le 611 pour continuer</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>Les deux phrases secrètes sont différentes.</translation>
    </message>
    <message>
        <source>%1 of 9 digits</source>
        <translation>%1 chiffres sur 9</translation>
    </message>
    <message>
        <source>The link is whole</source>
        <translation>Le lien est complet</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Chiffré</translation>
    </message>
</context>
<context>
    <name>signet::ui::ProvisionFlow</name>
    <message>
        <source>That work order was not recognised</source>
        <translation>Cet ordre de travail n’a pas été reconnu</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>Pas de connexion à %1</translation>
    </message>
    <message>
        <source>This is not your operator&apos;s server</source>
        <translation>Ce n’est pas le serveur de votre opérateur</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Le disque est plein</translation>
    </message>
    <message>
        <source>The server speaks another version</source>
        <translation>Le serveur utilise une autre version</translation>
    </message>
    <message>
        <source>Signet could not join</source>
        <translation>Signet n’a pas pu s’inscrire</translation>
    </message>
    <message>
        <source>Check the number in your letter and dial again. A digit may be wrong, or the order may be used already. After three wrong tries it is void: then ring your operator for a new one.</source>
        <translation>Vérifiez le numéro dans votre courrier et recomposez-le. Un chiffre est peut-être faux, ou l’ordre a déjà servi. Après trois essais erronés, il est annulé&#xa0;: téléphonez alors à votre opérateur pour en obtenir un nouveau.</translation>
    </message>
    <message>
        <source>Check your network, then dial again. Nothing was set up.</source>
        <translation>Vérifiez votre réseau, puis recomposez. Rien n’a été configuré.</translation>
    </message>
    <message>
        <source>Its certificate is not signed by the key from your invitation. Signet has hung up. Ring your operator.</source>
        <translation>Son certificat n’est pas signé par la clé de votre invitation. Signet a raccroché. Téléphonez à votre opérateur.</translation>
    </message>
    <message>
        <source>Make space, then try again.</source>
        <translation>Libérez de l’espace, puis réessayez.</translation>
    </message>
    <message>
        <source>Update Signet, then dial again.</source>
        <translation>Mettez Signet à jour, puis recomposez.</translation>
    </message>
</context>
<context>
    <name>signet::ui::Question</name>
    <message>
        <source>Withdraw the verification of %1?</source>
        <translation>Retirer la vérification de %1&#xa0;?</translation>
    </message>
    <message>
        <source>The key that you two share is destroyed, and %1 is told. What is under way between you stops, and files sealed for each other can no longer be opened. To send again, verify each other anew.</source>
        <translation>Votre clé commune est détruite et %1 en est informé. Ce qui est en cours entre vous s’arrête, et les fichiers scellés l’un pour l’autre ne peuvent plus être ouverts. Pour envoyer à nouveau, vérifiez-vous de nouveau mutuellement.</translation>
    </message>
    <message>
        <source>Withdraw verification</source>
        <translation>Retirer la vérification</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Nothing from %1 is accepted any more. The key that you two share is destroyed, what is under way stops, and files sealed for each other can no longer be opened. %1 is not told.</source>
        <translation>Plus rien n’est accepté de %1. Votre clé commune est détruite, ce qui est en cours s’arrête, et les fichiers scellés l’un pour l’autre ne peuvent plus être ouverts. %1 n’en est pas informé.</translation>
    </message>
    <message>
        <source>Nothing from %1 is accepted any more. %1 is not told.</source>
        <translation>Plus rien n’est accepté de %1. %1 n’en est pas informé.</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>Bloquer %1&#xa0;?</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquer</translation>
    </message>
    <message>
        <source>Do not block</source>
        <translation>Ne pas bloquer</translation>
    </message>
    <message>
        <source>Block this account?</source>
        <translation>Bloquer ce compte&#xa0;?</translation>
    </message>
    <message>
        <source>It can ask you for nothing any more, and learns no more than that it is not accepted.</source>
        <translation>Il ne peut plus rien vous demander et apprend seulement qu’il n’est pas accepté.</translation>
    </message>
    <message>
        <source>The block ends with it: %1 can ask to verify you again. Your logs keep what was sent and received.</source>
        <translation>Le blocage prend fin aussi&#xa0;: %1 peut de nouveau vous demander une vérification. Vos journaux conservent ce qui a été envoyé et reçu.</translation>
    </message>
    <message>
        <source>The key that you share with %1 is destroyed, what is under way stops, and files sealed for each other can no longer be opened. Your logs keep what was sent and received.</source>
        <translation>La clé que vous partagez avec %1 est détruite, ce qui est en cours s’arrête, et les fichiers scellés l’un pour l’autre ne peuvent plus être ouverts. Vos journaux conservent ce qui a été envoyé et reçu.</translation>
    </message>
    <message>
        <source>Remove %1 from your list?</source>
        <translation>Retirer %1 de votre liste&#xa0;?</translation>
    </message>
    <message>
        <source>Remove</source>
        <comment>from the list</comment>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Cancel the envelope to %1?</source>
        <translation>Annuler l’enveloppe pour %1&#xa0;?</translation>
    </message>
    <message>
        <source>Cancel the envelope from %1?</source>
        <translation>Annuler l’enveloppe de %1&#xa0;?</translation>
    </message>
    <message>
        <source>What is through is wiped on both sides, and a new envelope begins at zero. To interrupt it, pause it.</source>
        <translation>Ce qui est passé est effacé des deux côtés, et une nouvelle enveloppe repart de zéro. Pour simplement l’interrompre, mettez-la en pause.</translation>
    </message>
    <message>
        <source>Cancel the envelope</source>
        <translation>Annuler l’enveloppe</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>La garder</translation>
    </message>
    <message>
        <source>Delete %1 from %2?</source>
        <translation>Supprimer %1 de %2&#xa0;?</translation>
    </message>
    <message>
        <source>They are deleted from the folder that Signet made for them. What you renamed, moved or saved elsewhere stays, and so do this line and the receipt.</source>
        <translation>Ils sont supprimés du dossier que Signet a créé pour eux. Ce que vous avez renommé, déplacé ou enregistré ailleurs reste, de même que cette ligne et l’accusé de réception.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Les garder</translation>
    </message>
    <message>
        <source>Close your keys?</source>
        <translation>Verrouiller vos clés&#xa0;?</translation>
    </message>
    <message>
        <source>You are signed out, and what is under way stops. It goes on when you open the keys again.</source>
        <translation>Votre session se ferme et les transferts en cours s’arrêtent. Ils reprennent dès que vous déverrouillez de nouveau vos clés.</translation>
    </message>
    <message>
        <source>Close keys</source>
        <translation>Verrouiller les clés</translation>
    </message>
    <message>
        <source>Keep them open</source>
        <translation>Ne pas verrouiller</translation>
    </message>
    <message>
        <source>Quit while envelopes are under way?</source>
        <translation>Quitter alors que des enveloppes sont en cours&#xa0;?</translation>
    </message>
    <message>
        <source>They stop here and go on, without sending anything twice, when Signet is started again.</source>
        <translation>Elles s’arrêtent ici et reprennent au prochain démarrage de Signet, sans que rien ne soit envoyé deux fois.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Laisser ouvert</translation>
    </message>
    <message>
        <source>Remove practice mode?</source>
        <translation>Supprimer l’entraînement&#xa0;?</translation>
    </message>
    <message>
        <source>Its server, its correspondent, its log and what arrived in its folder are removed from this computer. The files that you sent stay where they are.</source>
        <translation>Son serveur, son correspondant, son journal et ce qui est arrivé dans son dossier sont supprimés de cet ordinateur. Les fichiers que vous avez envoyés restent où ils sont.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Keep practising</source>
        <translation>Continuer l’entraînement</translation>
    </message>
</context>
<context>
    <name>signet::ui::ReasonWords</name>
    <message>
        <source>You paused this envelope</source>
        <translation>Vous avez mis cette enveloppe en pause</translation>
    </message>
    <message>
        <source>Nothing is sent twice: it goes on where it stopped.</source>
        <translation>Rien n’est envoyé deux fois&#xa0;: l’envoi reprend où il s’est arrêté.</translation>
    </message>
    <message>
        <source>You cancelled this envelope</source>
        <translation>Vous avez annulé cette enveloppe</translation>
    </message>
    <message>
        <source>What had arrived of it was wiped.</source>
        <translation>Ce qui en était arrivé a été effacé.</translation>
    </message>
    <message>
        <source>Nothing more is sent. What %1 had of it is wiped.</source>
        <translation>Plus rien n’est envoyé. Ce que %1 en avait est effacé.</translation>
    </message>
    <message>
        <source>You took back the verification of %1</source>
        <translation>Vous avez retiré la vérification de %1</translation>
    </message>
    <message>
        <source>What was under way has ended. Verify each other by a spoken code before you send again.</source>
        <translation>Ce qui était en cours est terminé. Vérifiez-vous mutuellement par un code lu de vive voix avant d’envoyer à nouveau.</translation>
    </message>
    <message>
        <source>You removed %1 from your list</source>
        <translation>Vous avez retiré %1 de votre liste</translation>
    </message>
    <message>
        <source>You blocked %1</source>
        <translation>Vous avez bloqué %1</translation>
    </message>
    <message>
        <source>Nothing goes to a blocked number, and nothing comes from it.</source>
        <translation>Rien ne part vers un numéro bloqué, et rien n’en arrive.</translation>
    </message>
    <message>
        <source>%1 keeps asking to verify with you</source>
        <translation>%1 vous demande sans cesse une vérification</translation>
    </message>
    <message>
        <source>More of it today is refused unheard.</source>
        <translation>Les demandes suivantes sont refusées d’office aujourd’hui.</translation>
    </message>
    <message>
        <source>Signet was closed while this was under way</source>
        <translation>Signet a été fermé alors que ce transfert était en cours</translation>
    </message>
    <message>
        <source>What is through stays.</source>
        <translation>Ce qui est passé reste acquis.</translation>
    </message>
    <message>
        <source>The rest did not come within 30 days</source>
        <translation>Le reste n’est pas arrivé dans les 30 jours</translation>
    </message>
    <message>
        <source>What had arrived of it was wiped. %1 can send it again.</source>
        <translation>Ce qui en était arrivé a été effacé. %1 peut l’envoyer à nouveau.</translation>
    </message>
    <message>
        <source>%1 began this envelope afresh</source>
        <translation>%1 a recommencé cette enveloppe</translation>
    </message>
    <message>
        <source>What had arrived of the first try was wiped.</source>
        <translation>Ce qui était arrivé du premier essai a été effacé.</translation>
    </message>
    <message>
        <source>%1 has a new key. Sending is stopped.</source>
        <translation>%1 a une nouvelle clé. L’envoi est arrêté.</translation>
    </message>
    <message>
        <source>It may be a new computer, or someone else. Verify by a spoken code before you send.</source>
        <translation>C’est peut-être un nouvel ordinateur, ou quelqu’un d’autre. Vérifiez par un code lu de vive voix avant d’envoyer.</translation>
    </message>
    <message>
        <source>%1 is not verified</source>
        <translation>L’identité de %1 n’est pas vérifiée</translation>
    </message>
    <message>
        <source>Verify each other by a spoken code, then resume.</source>
        <translation>Vérifiez-vous mutuellement par un code lu de vive voix, puis reprenez.</translation>
    </message>
    <message>
        <source>This computer has too little free space</source>
        <translation>Cet ordinateur n’a pas assez d’espace libre</translation>
    </message>
    <message>
        <source>%2 are needed to seal this envelope. Make space, then resume.</source>
        <translation>Il faut %2 pour sceller cette enveloppe. Libérez de l’espace, puis reprenez.</translation>
    </message>
    <message>
        <source>%2 are needed. Make space, then resume. What has arrived stays.</source>
        <translation>Il faut %2. Libérez de l’espace, puis reprenez. Ce qui est arrivé reste acquis.</translation>
    </message>
    <message>
        <source>The envelope did not arrive whole</source>
        <translation>L’enveloppe n’est pas arrivée entière</translation>
    </message>
    <message>
        <source>The proof did not match and the copy was destroyed. Sending again starts afresh.</source>
        <translation>La preuve ne correspondait pas et la copie a été détruite. Un nouvel envoi repart de zéro.</translation>
    </message>
    <message>
        <source>What had arrived does not fit the rest</source>
        <translation>Ce qui était arrivé ne correspond pas au reste</translation>
    </message>
    <message>
        <source>The envelope begins afresh.</source>
        <translation>L’enveloppe repart de zéro.</translation>
    </message>
    <message>
        <source>The folder for received files cannot be used</source>
        <translation>Le dossier des fichiers reçus est inutilisable</translation>
    </message>
    <message>
        <source>Choose another one, then resume.</source>
        <translation>Choisissez-en un autre, puis reprenez.</translation>
    </message>
    <message>
        <source>The sealed copy is damaged</source>
        <translation>La copie scellée est endommagée</translation>
    </message>
    <message>
        <source>What is left of it is of no use. Sending again starts afresh.</source>
        <translation>Ce qu’il en reste est inutilisable. Un nouvel envoi repart de zéro.</translation>
    </message>
    <message>
        <source>What arrived does not open</source>
        <translation>Ce qui est arrivé ne s’ouvre pas</translation>
    </message>
    <message>
        <source>It is damaged, or no envelope. %1 can send it again.</source>
        <translation>C’est endommagé, ou ce n’est pas une enveloppe. %1 peut l’envoyer à nouveau.</translation>
    </message>
    <message>
        <source>The connection broke</source>
        <translation>La connexion a été coupée</translation>
    </message>
    <message>
        <source>There was no answer in time</source>
        <translation>Aucune réponse n’est arrivée à temps</translation>
    </message>
    <message>
        <source>The disk reports an error</source>
        <translation>Le disque signale une erreur</translation>
    </message>
    <message>
        <source>Check the disk before you go on: the cause is not the connection.</source>
        <translation>Vérifiez le disque avant de continuer&#xa0;: la connexion n’est pas en cause.</translation>
    </message>
    <message>
        <source>A file or folder cannot be read or written</source>
        <translation>Un fichier ou un dossier ne peut être ni lu ni écrit</translation>
    </message>
    <message>
        <source>Check its permissions, then send again.</source>
        <translation>Vérifiez ses droits d’accès, puis envoyez à nouveau.</translation>
    </message>
    <message>
        <source>What was to be sent is no longer there</source>
        <translation>Ce qui devait être envoyé n’existe plus</translation>
    </message>
    <message>
        <source>It was moved or deleted before it was sealed. Nothing was sent.</source>
        <translation>L’élément a été déplacé ou supprimé avant d’être scellé. Rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>A file was changed while it was being sealed</source>
        <translation>Un fichier a été modifié pendant le scellement</translation>
    </message>
    <message>
        <source>Close the program that is writing to it, then send again.</source>
        <translation>Fermez le programme qui y écrit, puis envoyez à nouveau.</translation>
    </message>
    <message>
        <source>This envelope is too large</source>
        <translation>Cette enveloppe est trop volumineuse</translation>
    </message>
    <message>
        <source>Send fewer files at once.</source>
        <translation>Envoyez moins de fichiers à la fois.</translation>
    </message>
    <message>
        <source>A name is taken</source>
        <translation>Un nom est déjà pris</translation>
    </message>
    <message>
        <source>Something of this name is in its place already.</source>
        <translation>Un élément de ce nom s’y trouve déjà.</translation>
    </message>
    <message>
        <source>What came does not prove itself</source>
        <translation>L’origine de ce qui est arrivé n’est pas prouvée</translation>
    </message>
    <message>
        <source>A signature does not fit: it is damaged or forged. Nothing of it was used.</source>
        <translation>Une signature ne correspond pas&#xa0;: elle est endommagée ou falsifiée. Rien n’en a été utilisé.</translation>
    </message>
    <message>
        <source>A proof does not fit: it is damaged or forged. Nothing of it was used.</source>
        <translation>Une preuve ne correspond pas&#xa0;: elle est endommagée ou falsifiée. Rien n’en a été utilisé.</translation>
    </message>
    <message>
        <source>A proof does not fit: it is damaged or forged. No key was saved.</source>
        <translation>Une preuve ne correspond pas&#xa0;: elle est endommagée ou falsifiée. Aucune clé n’a été enregistrée.</translation>
    </message>
    <message>
        <source>The key does not open it</source>
        <translation>La clé ne l’ouvre pas</translation>
    </message>
    <message>
        <source>It was sealed for somebody else, or under an older key.</source>
        <translation>Le scellement a été fait pour quelqu’un d’autre, ou avec une clé plus ancienne.</translation>
    </message>
    <message>
        <source>The other program did what the protocol does not allow</source>
        <translation>L’autre programme a fait ce que le protocole n’autorise pas</translation>
    </message>
    <message>
        <source>The run was ended. What is through stays.</source>
        <translation>L’échange a été arrêté. Ce qui est passé reste acquis.</translation>
    </message>
    <message>
        <source>What was to be sent cannot be used</source>
        <translation>Ce qui devait être envoyé est inutilisable</translation>
    </message>
    <message>
        <source>Choose the files again.</source>
        <translation>Choisissez de nouveau les fichiers.</translation>
    </message>
    <message>
        <source>Another program uses this profile</source>
        <translation>Un autre programme utilise ce profil</translation>
    </message>
    <message>
        <source>Your profile is damaged</source>
        <translation>Votre profil est endommagé</translation>
    </message>
    <message>
        <source>Ask your operator how to save what can be read.</source>
        <translation>Demandez à votre opérateur comment sauver ce qui est encore lisible.</translation>
    </message>
    <message>
        <source>Nothing can be written to your profile</source>
        <translation>Rien ne peut être écrit dans votre profil</translation>
    </message>
    <message>
        <source>Its disk is full or write-protected.</source>
        <translation>Son disque est plein ou protégé en écriture.</translation>
    </message>
    <message>
        <source>Signet met an error of its own</source>
        <translation>Une erreur interne s’est produite dans Signet</translation>
    </message>
    <message>
        <source>Tell your operator the tracking ID if it happens once more.</source>
        <translation>Indiquez le numéro de suivi à votre opérateur si cela se reproduit.</translation>
    </message>
    <message>
        <source>%1 refused the envelope</source>
        <translation>%1 a refusé l’enveloppe</translation>
    </message>
    <message>
        <source>Nothing was transferred.</source>
        <translation>Rien n’a été transféré.</translation>
    </message>
    <message>
        <source>%1 declined</source>
        <translation>%1 a décliné</translation>
    </message>
    <message>
        <source>No key was saved.</source>
        <translation>Aucune clé n’a été enregistrée.</translation>
    </message>
    <message>
        <source>%1 has too little free space</source>
        <translation>%1 n’a pas assez d’espace libre</translation>
    </message>
    <message>
        <source>%2 are needed. Send fewer files, or ask for space to be made.</source>
        <translation>Il faut %2. Envoyez moins de fichiers, ou demandez que de l’espace soit libéré.</translation>
    </message>
    <message>
        <source>%1 paused this envelope</source>
        <translation>%1 a mis cette enveloppe en pause</translation>
    </message>
    <message>
        <source>It goes on when they resume it. Nothing is sent twice.</source>
        <translation>L’envoi continue dès que l’autre côté le reprend. Rien n’est envoyé deux fois.</translation>
    </message>
    <message>
        <source>%1 took this envelope back</source>
        <translation>%1 a repris cette enveloppe</translation>
    </message>
    <message>
        <source>%1 cancelled this envelope</source>
        <translation>%1 a annulé cette enveloppe</translation>
    </message>
    <message>
        <source>What they had of it is wiped.</source>
        <translation>Ce que l’autre côté en avait est effacé.</translation>
    </message>
    <message>
        <source>What %1 held does not fit the rest</source>
        <translation>Ce qu’avait %1 ne correspond pas au reste</translation>
    </message>
    <message>
        <source>%1 could not open what arrived</source>
        <translation>%1 n’a pas pu ouvrir ce qui est arrivé</translation>
    </message>
    <message>
        <source>It was damaged on the way, or the two programs do not fit together.</source>
        <translation>Le contenu a été endommagé en route, ou les deux programmes ne sont pas compatibles.</translation>
    </message>
    <message>
        <source>%1 could not check where this comes from</source>
        <translation>%1 n’a pas pu vérifier d’où cela vient</translation>
    </message>
    <message>
        <source>A proof did not fit. Nothing was transferred.</source>
        <translation>Une preuve ne correspondait pas. Rien n’a été transféré.</translation>
    </message>
    <message>
        <source>A proof did not fit. No key was saved.</source>
        <translation>Une preuve ne correspondait pas. Aucune clé n’a été enregistrée.</translation>
    </message>
    <message>
        <source>%1 is not signed in</source>
        <translation>%1 n’est pas en ligne</translation>
    </message>
    <message>
        <source>Waits here, sealed, until %1 signs in. Keep Signet running.</source>
        <translation>Attend ici, scellée, que %1 se connecte. Laissez Signet ouvert.</translation>
    </message>
    <message>
        <source>Server says: not accepted</source>
        <translation>Le serveur indique&#xa0;: non accepté</translation>
    </message>
    <message>
        <source>The number is unknown, or %1 has no key in common with you. Verify each other by a spoken code.</source>
        <translation>Le numéro est inconnu, ou %1 n’a pas de clé commune avec vous. Vérifiez-vous mutuellement par un code lu de vive voix.</translation>
    </message>
    <message>
        <source>Your account is suspended</source>
        <translation>Votre compte est suspendu</translation>
    </message>
    <message>
        <source>Nothing can be sent or called. Ring your operator.</source>
        <translation>Rien ne peut être envoyé ni appelé. Téléphonez à votre opérateur.</translation>
    </message>
    <message>
        <source>Server says: too much at once</source>
        <translation>Le serveur indique&#xa0;: trop de choses à la fois</translation>
    </message>
    <message>
        <source>A limit of your account is reached for now.</source>
        <translation>Une limite de votre compte est atteinte pour l’instant.</translation>
    </message>
    <message>
        <source>Server says: wrong work order</source>
        <translation>Le serveur indique&#xa0;: ordre de travail erroné</translation>
    </message>
    <message>
        <source>The invitation or its digits do not fit. Ring your operator.</source>
        <translation>L’invitation ou ses chiffres ne correspondent pas. Téléphonez à votre opérateur.</translation>
    </message>
    <message>
        <source>Server says: not signed in</source>
        <translation>Le serveur indique&#xa0;: pas de session ouverte</translation>
    </message>
    <message>
        <source>The sign-in had ended a moment before.</source>
        <translation>La session venait de se terminer.</translation>
    </message>
    <message>
        <source>Server says: sign-in refused</source>
        <translation>Le serveur indique&#xa0;: connexion refusée</translation>
    </message>
    <message>
        <source>This device or account is not known there any more. Ring your operator.</source>
        <translation>Cet appareil ou ce compte n’y est plus connu. Téléphonez à votre opérateur.</translation>
    </message>
    <message>
        <source>Server says: not the caller it knows</source>
        <translation>Le serveur indique&#xa0;: appelant non reconnu</translation>
    </message>
    <message>
        <source>The call came from elsewhere than this sign-in. Ring your operator if it happens once more.</source>
        <translation>L’appel ne venait pas de cette session. Téléphonez à votre opérateur si cela se reproduit.</translation>
    </message>
    <message>
        <source>Server says: not available now</source>
        <translation>Le serveur indique&#xa0;: indisponible pour le moment</translation>
    </message>
    <message>
        <source>It is stopping, or its storage does not answer.</source>
        <translation>Il est en cours d’arrêt, ou son stockage ne répond pas.</translation>
    </message>
    <message>
        <source>Server says: %1 is busy</source>
        <translation>Le serveur indique&#xa0;: %1 est en communication</translation>
    </message>
    <message>
        <source>Another call with them is under way.</source>
        <translation>Un autre appel avec cette personne est en cours.</translation>
    </message>
    <message>
        <source>Server says: refused</source>
        <translation>Le serveur indique&#xa0;: refusé</translation>
    </message>
    <message>
        <source>Who refused is not proved. Nothing was transferred.</source>
        <translation>Qui a refusé n’est pas prouvé. Rien n’a été transféré.</translation>
    </message>
    <message>
        <source>This device has signed in elsewhere</source>
        <translation>Cet appareil s’est connecté ailleurs</translation>
    </message>
    <message>
        <source>The newer sign-in took the place of this one.</source>
        <translation>La connexion plus récente a remplacé celle-ci.</translation>
    </message>
    <message>
        <source>Your account was issued anew</source>
        <translation>Votre compte a été réémis</translation>
    </message>
    <message>
        <source>This device signs in no more. Ring your operator.</source>
        <translation>Cet appareil ne se connecte plus. Téléphonez à votre opérateur.</translation>
    </message>
    <message>
        <source>Your account is closed</source>
        <translation>Votre compte est fermé</translation>
    </message>
    <message>
        <source>Ring your operator.</source>
        <translation>Téléphonez à votre opérateur.</translation>
    </message>
    <message>
        <source>Server says: %1 has too little free space</source>
        <translation>Le serveur indique&#xa0;: %1 n’a pas assez d’espace libre</translation>
    </message>
    <message>
        <source>%2 are needed. Who says so is not proved.</source>
        <translation>Il faut %2. L’auteur de cette indication n’est pas prouvé.</translation>
    </message>
    <message>
        <source>Server says: not understood</source>
        <translation>Le serveur indique&#xa0;: non compris</translation>
    </message>
    <message>
        <source>The programs may not fit together. Update Signet if there is a newer one.</source>
        <translation>Les programmes ne sont peut-être pas compatibles. Mettez Signet à jour s’il existe une version plus récente.</translation>
    </message>
    <message>
        <source>The two programs have no version in common</source>
        <translation>Les deux programmes n’ont pas de version en commun</translation>
    </message>
    <message>
        <source>Update Signet on both sides, then send again.</source>
        <translation>Mettez Signet à jour des deux côtés, puis envoyez à nouveau.</translation>
    </message>
    <message>
        <source>There is no key in common with %1</source>
        <translation>Il n’y a pas de clé commune avec %1</translation>
    </message>
    <message>
        <source>Verify each other by a spoken code, then send again.</source>
        <translation>Vérifiez-vous mutuellement par un code lu de vive voix, puis envoyez à nouveau.</translation>
    </message>
    <message>
        <source>The code did not match. No key was saved.</source>
        <translation>Le code ne correspondait pas. Aucune clé n’a été enregistrée.</translation>
    </message>
    <message>
        <source>It was mistyped, or somebody stands in the line.</source>
        <translation>Il a été mal saisi, ou quelqu’un s’est interposé sur la ligne.</translation>
    </message>
    <message>
        <source>It was declined</source>
        <translation>La demande a été déclinée</translation>
    </message>
    <message>
        <source>Too many key exchanges with %1 today</source>
        <translation>Trop d’échanges de clés avec %1 aujourd’hui</translation>
    </message>
    <message>
        <source>Try again tomorrow. Few tries a day keep guessing hopeless.</source>
        <translation>Réessayez demain. Peu d’essais par jour&#xa0;: deviner reste sans espoir.</translation>
    </message>
    <message>
        <source>It took too long</source>
        <translation>Cela a pris trop de temps</translation>
    </message>
    <message>
        <source>%1 is busy</source>
        <translation>%1 est en communication</translation>
    </message>
    <message>
        <source>It was refused</source>
        <translation>L’envoi a été refusé</translation>
    </message>
    <message>
        <source>This envelope is paused</source>
        <translation>Cette enveloppe est en pause</translation>
    </message>
    <message>
        <source>Nothing is sent twice.</source>
        <translation>Rien n’est envoyé deux fois.</translation>
    </message>
    <message>
        <source>This envelope was cancelled</source>
        <translation>Cette enveloppe a été annulée</translation>
    </message>
    <message>
        <source>The envelope has to begin afresh</source>
        <translation>L’enveloppe doit repartir de zéro</translation>
    </message>
    <message>
        <source>A proof did not fit</source>
        <translation>Une preuve ne correspondait pas</translation>
    </message>
    <message>
        <source>Who says so is not proved.</source>
        <translation>L’auteur de cette indication n’est pas prouvé.</translation>
    </message>
    <message>
        <source>It was refused without a reason</source>
        <translation>Le refus n’est pas motivé</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>Two whole sentences.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Reason given: %1.</source>
        <translation>Motif indiqué&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Signet has stopped trying by itself.</source>
        <translation>Signet a cessé de réessayer de lui-même.</translation>
    </message>
    <message>
        <source>It goes on by itself.</source>
        <translation>L’envoi reprend de lui-même.</translation>
    </message>
    <message>
        <source>It goes on when %1 and you are both signed in.</source>
        <translation>Le transfert reprend dès que %1 et vous êtes en ligne tous les deux.</translation>
    </message>
    <message>
        <source>Waits for the connection</source>
        <translation>En attente de la connexion</translation>
    </message>
    <message>
        <source>Waits here, sealed, until there is a connection and %1 is signed in. Keep Signet running.</source>
        <translation>Attend ici, scellée, qu’il y ait une connexion et que %1 soit en ligne. Laissez Signet ouvert.</translation>
    </message>
    <message>
        <source>It was interrupted</source>
        <translation>Le transfert a été interrompu</translation>
    </message>
    <message>
        <source>It failed</source>
        <translation>Le transfert a échoué</translation>
    </message>
</context>
<context>
    <name>signet::ui::Remarks</name>
    <message>
        <source>Dismiss</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>%1 is now %2.</source>
        <extracomment>What a file was called by its sender, and what it is called here.</extracomment>
        <translation>%1 s’appelle maintenant %2.</translation>
    </message>
    <message>
        <source>Names in what %1 sent were changed to be safe</source>
        <translation>Des noms dans l’envoi de %1 ont été modifiés par sécurité</translation>
    </message>
    <message numerus="yes">
        <source>%1 And %Ln more.</source>
        <translation>
            <numerusform>%1 Et %Ln autre.</numerusform>
            <numerusform>%1 Et %Ln autres.</numerusform>
        </translation>
    </message>
    <message>
        <source>A name in what %1 sent mixes alphabets</source>
        <translation>Un nom dans l’envoi de %1 mélange des alphabets</translation>
    </message>
    <message>
        <source>%1 may be made to be taken for another. Look twice before you open it.</source>
        <translation>%1 est peut-être fait pour être pris pour un autre. Regardez-y à deux fois avant de l’ouvrir.</translation>
    </message>
    <message>
        <source>An envelope from %1 was refused. %2</source>
        <translation>Une enveloppe de %1 a été refusée. %2</translation>
    </message>
</context>
<context>
    <name>signet::ui::RenameDialog</name>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>How do you call %1?</source>
        <translation>Comment appelez-vous %1&#xa0;?</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>This name is too long.</source>
        <translation>Ce nom est trop long.</translation>
    </message>
    <message>
        <source>This name holds characters that cannot be shown.</source>
        <translation>Ce nom contient des caractères qui ne peuvent pas être affichés.</translation>
    </message>
    <message>
        <source>Nobody else sees this name. Leave it empty to use the one that the server gives.</source>
        <translation>Personne d’autre ne voit ce nom. Laissez vide pour utiliser celui que donne le serveur.</translation>
    </message>
</context>
<context>
    <name>signet::ui::SearchField</name>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Effacer la recherche</translation>
    </message>
</context>
<context>
    <name>signet::ui::SelectionModel</name>
    <message>
        <source>One item cannot be sent</source>
        <translation>Un élément ne peut pas être envoyé</translation>
    </message>
    <message numerus="yes">
        <source>%Ln items cannot be sent</source>
        <translation>
            <numerusform>%Ln élément ne peut pas être envoyé</numerusform>
            <numerusform>%Ln éléments ne peuvent pas être envoyés</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 et %Ln autre</numerusform>
            <numerusform>%1 et %Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1. The rest goes without them.</source>
        <translation>%1. Le reste part sans eux.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Delete takes it out of the envelope.</source>
        <translation>Suppr le retire de l’enveloppe.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Comptage…</translation>
    </message>
    <message>
        <source>cannot be sent: %1</source>
        <translation>ne peut pas être envoyé&#xa0;: %1</translation>
    </message>
    <message>
        <source>counting</source>
        <translation>comptage</translation>
    </message>
    <message>
        <source>folder, %1, %2</source>
        <translation>dossier, %1, %2</translation>
    </message>
</context>
<context>
    <name>signet::ui::SendFilesPage</name>
    <message>
        <source>Add &amp;files…</source>
        <translation>Ajouter des &amp;fichiers…</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <translation>Ctrl+O</translation>
    </message>
    <message>
        <source>Add a f&amp;older…</source>
        <translation>Ajouter un &amp;dossier…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation>Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>&amp;Empty the envelope</source>
        <translation>&amp;Vider l’enveloppe</translation>
    </message>
    <message>
        <source>F&amp;ind in this folder</source>
        <translation>&amp;Rechercher dans ce dossier</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Afficher les fichiers &amp;cachés</translation>
    </message>
    <message>
        <source>Ctrl+H</source>
        <translation>Ctrl+H</translation>
    </message>
    <message>
        <source>&amp;Read folders again</source>
        <translation>Re&amp;lire les dossiers</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>Dossier &amp;parent</translation>
    </message>
    <message>
        <source>Alt+Up</source>
        <translation>Alt+Up</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Ajouter un dossier</translation>
    </message>
    <message>
        <source>Not added</source>
        <translation>Non ajouté</translation>
    </message>
    <message>
        <source>Already in this envelope</source>
        <translation>Déjà dans cette enveloppe</translation>
    </message>
    <message>
        <source>%1 goes with the folder %2.</source>
        <translation>%1 part avec le dossier %2.</translation>
    </message>
    <message>
        <source>Add a place</source>
        <translation>Ajouter un emplacement</translation>
    </message>
    <message>
        <source>Only files and folders of this computer can go into an envelope. Save what lies on the web or on a server here first.</source>
        <translation>Seuls des fichiers et dossiers de cet ordinateur peuvent aller dans une enveloppe. Enregistrez d’abord ici ce qui se trouve sur le web ou sur un serveur.</translation>
    </message>
</context>
<context>
    <name>signet::ui::SendLogPage</name>
    <message>
        <source>Nothing sent yet</source>
        <translation>Rien d’envoyé pour l’instant</translation>
    </message>
    <message>
        <source>What you send is listed here, with receipts.</source>
        <translation>Ce que vous envoyez est listé ici, avec les accusés de réception.</translation>
    </message>
    <message>
        <source>Send Files</source>
        <translation>Envoyer des fichiers</translation>
    </message>
</context>
<context>
    <name>signet::ui::SessionActs</name>
    <message>
        <source>Save the file…</source>
        <translation>Enregistrer le fichier…</translation>
    </message>
    <message>
        <source>Save all %1 files…</source>
        <translation>Enregistrer les %1 fichiers…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Essayer maintenant</translation>
    </message>
    <message>
        <source>Ask for it again</source>
        <translation>Redemander</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Mettre en pause</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>La reprendre</translation>
    </message>
    <message>
        <source>Cancel this envelope</source>
        <translation>Annuler cette enveloppe</translation>
    </message>
    <message>
        <source>Verify by code</source>
        <translation>Vérifier par code</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Envoyer à nouveau</translation>
    </message>
    <message>
        <source>Reply with an envelope</source>
        <translation>Répondre par une enveloppe</translation>
    </message>
    <message>
        <source>Copy tracking ID</source>
        <translation>Copier le numéro de suivi</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Choisir un dossier</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Mark as seen</source>
        <translation>Marquer comme vue</translation>
    </message>
</context>
<context>
    <name>signet::ui::SessionDetails</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Delivered %1, by the server&apos;s clock.</source>
        <translation>Distribuée le %1, à l’heure du serveur.</translation>
    </message>
    <message>
        <source>Delivered %1, by the clock of %2.</source>
        <translation>Distribuée le %1, à l’heure de %2.</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Distribuée</translation>
    </message>
    <message>
        <source>Signed receipt from %1, checked</source>
        <translation>Accusé de réception signé de %1, vérifié</translation>
    </message>
    <message>
        <source>Your signed receipt is of %1.</source>
        <translation>Votre accusé de réception signé date du %1.</translation>
    </message>
    <message>
        <source>The files were deleted on %1</source>
        <translation>Les fichiers ont été supprimés le %1</translation>
    </message>
    <message>
        <source>Every byte is as %1 sealed it</source>
        <translation>Chaque octet est tel que %1 l’a scellé</translation>
    </message>
    <message>
        <source>The files are listed when all of it has arrived.</source>
        <translation>Les fichiers sont listés une fois que tout est arrivé.</translation>
    </message>
    <message>
        <source>Envelope to %1</source>
        <translation>Enveloppe pour %1</translation>
    </message>
    <message>
        <source>Envelope from %1</source>
        <translation>Enveloppe de %1</translation>
    </message>
</context>
<context>
    <name>signet::ui::SessionFilter</name>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyée le</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçue le</translation>
    </message>
</context>
<context>
    <name>signet::ui::SessionModel</name>
    <message>
        <source>%1, %2, %3, %4, %5</source>
        <extracomment>A row of the log for a screen reader: party, state, number of files, size, date.</extracomment>
        <translation>%1, %2, %3, %4, %5</translation>
    </message>
    <message>
        <source>tracking ID %1</source>
        <translation>numéro de suivi %1</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Distribuée</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Conforme</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more files. Show more</source>
        <translation>
            <numerusform>%Ln autre fichier. Afficher plus</numerusform>
            <numerusform>%Ln autres fichiers. Afficher plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Receipt and buttons</source>
        <translation>Accusé de réception et boutons</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <extracomment>A file of an envelope for a screen reader: name, size, date.</extracomment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>Correspondant</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Société</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Date et heure</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Tracking ID</source>
        <translation>N° de suivi</translation>
    </message>
</context>
<context>
    <name>signet::ui::SessionView</name>
    <message>
        <source>Envelopes sent</source>
        <translation>Enveloppes envoyées</translation>
    </message>
    <message>
        <source>Envelopes received</source>
        <translation>Enveloppes reçues</translation>
    </message>
    <message>
        <source>Right opens an envelope, Left closes it, Enter goes to its buttons.</source>
        <translation>Droite ouvre une enveloppe, Gauche la ferme, Entrée mène à ses boutons.</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer…</translation>
    </message>
</context>
<context>
    <name>signet::ui::SessionWords</name>
    <message>
        <source>Deleted</source>
        <translation>Supprimée</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouvelle</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçue</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Reprise</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>Sealing</source>
        <translation>Scellement</translation>
    </message>
    <message>
        <source>Waits here</source>
        <translation>Attend ici</translation>
    </message>
    <message>
        <source>Calling</source>
        <translation>Appel</translation>
    </message>
    <message>
        <source>Sending %1</source>
        <translation>Envoi %1</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>Receiving %1</source>
        <translation>Réception %1</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Réception</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêtée</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrompue</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Distribuée</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusée</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>New</source>
        <comment>several envelopes</comment>
        <translation>Nouvelles</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Delivered</source>
        <comment>several envelopes</comment>
        <translation>Distribuées</translation>
    </message>
    <message>
        <source>Received</source>
        <comment>several envelopes</comment>
        <translation>Reçues</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>Non distribuées</translation>
    </message>
    <message>
        <source>Not received</source>
        <translation>Non reçues</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A day and a time.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>Document PDF</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <translation>Feuille de calcul</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
</context>
<context>
    <name>signet::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Rubriques</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Another language holds from Signet&apos;s next start on.</source>
        <translation>Une autre langue prend effet au prochain démarrage de Signet.</translation>
    </message>
    <message>
        <source>Compact envelope</source>
        <translation>Enveloppe compacte</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>When an envelope arrives</source>
        <translation>À l’arrivée d’une enveloppe</translation>
    </message>
    <message>
        <source>Say nothing</source>
        <translation>Ne rien signaler</translation>
    </message>
    <message>
        <source>Say that something arrived</source>
        <translation>Signaler une arrivée</translation>
    </message>
    <message>
        <source>Say from whom</source>
        <translation>Signaler l’expéditeur</translation>
    </message>
    <message>
        <source>While Signet is locked, notifications never say from whom.</source>
        <translation>Tant que Signet est verrouillé, les notifications ne nomment jamais l’expéditeur.</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>Envelopes that arrive</source>
        <translation>Enveloppes reçues</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Choose the folder where envelopes land</source>
        <translation>Choisir le dossier où arrivent les enveloppes</translation>
    </message>
    <message>
        <source>One folder for each envelope, below one for each person. It appears whole, once everything is there.</source>
        <translation>Un dossier par enveloppe, dans un dossier par personne. Il apparaît complet, une fois que tout est là.</translation>
    </message>
    <message>
        <source>Where envelopes land</source>
        <translation>Où arrivent les enveloppes</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sécurité</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 heure</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 minute</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock the window when idle for</source>
        <translation>Verrouiller la fenêtre après une inactivité de</translation>
    </message>
    <message>
        <source>Close the keys when this computer goes to sleep</source>
        <translation>Verrouiller les clés quand cet ordinateur se met en veille</translation>
    </message>
    <message>
        <source>Open the keys by this computer&apos;s keychain when Signet starts</source>
        <translation>Déverrouiller les clés au démarrage de Signet avec le trousseau de cet ordinateur</translation>
    </message>
    <message>
        <source>This system has no keychain that works.</source>
        <translation>Ce système n’a pas de trousseau utilisable.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>Phrase secrète actuelle</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Nouvelle phrase secrète</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Encore une fois</translation>
    </message>
    <message>
        <source>Change passphrase</source>
        <translation>Changer la phrase secrète</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>Les deux phrases secrètes sont différentes.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>The passphrase was changed.</source>
        <translation>La phrase secrète a été changée.</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Code de secours</translation>
    </message>
    <message>
        <source>Make a code</source>
        <translation>Créer un code</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Le supprimer</translation>
    </message>
    <message>
        <source>A code opens your keys should you forget the passphrase. Write it down now: it is not shown again.</source>
        <translation>Un code déverrouille vos clés si vous oubliez la phrase secrète. Notez-le maintenant&#xa0;: il ne sera plus affiché.</translation>
    </message>
    <message>
        <source>A code on paper opens your keys should you forget the passphrase.</source>
        <translation>Un code sur papier déverrouille vos clés si vous oubliez la phrase secrète.</translation>
    </message>
    <message>
        <source>Make a new one</source>
        <translation>En créer un nouveau</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Server: %1 (%2)</source>
        <translation>Serveur&#xa0;: %1 (%2)</translation>
    </message>
    <message>
        <source>Operator: %1</source>
        <translation>Opérateur&#xa0;: %1</translation>
    </message>
    <message>
        <source>Root key fingerprint: %1</source>
        <translation>Empreinte de la clé racine&#xa0;: %1</translation>
    </message>
    <message>
        <source>Signet connects to your operator&apos;s server and to nothing else.</source>
        <translation>Signet se connecte au serveur de votre opérateur et à rien d’autre.</translation>
    </message>
</context>
<context>
    <name>signet::ui::SizeText</name>
    <message>
        <source>%1 bytes</source>
        <translation>%1&#xa0;octets</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1&#xa0;ko</translation>
    </message>
    <message>
        <source>%1 kilobytes</source>
        <translation>%1&#xa0;kilooctets</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1&#xa0;Mo</translation>
    </message>
    <message>
        <source>%1 megabytes</source>
        <translation>%1&#xa0;mégaoctets</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1&#xa0;Go</translation>
    </message>
    <message>
        <source>%1 gigabytes</source>
        <translation>%1&#xa0;gigaoctets</translation>
    </message>
    <message>
        <source>%1 TB</source>
        <translation>%1&#xa0;To</translation>
    </message>
    <message>
        <source>%1 terabytes</source>
        <translation>%1&#xa0;téraoctets</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 octet</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1&#xa0;h</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 fichier</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln fichier</numerusform>
            <numerusform>%Ln fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>1 folder</source>
        <translation>1 dossier</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folders</source>
        <translation>
            <numerusform>%Ln dossier</numerusform>
            <numerusform>%Ln dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>about %1 at %2/s</source>
        <translation>environ %1 à %2/s</translation>
    </message>
</context>
<context>
    <name>signet::ui::Stamp</name>
    <message>
        <source>%1: %2</source>
        <comment>SEND: No files yet</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>SEND</source>
        <translation>ENVOYER</translation>
    </message>
    <message>
        <source>Counting: %1</source>
        <translation>Comptage&#xa0;: %1</translation>
    </message>
    <message>
        <source>Send %1, %2, to %3</source>
        <translation>Envoyer %1, %2, à %3</translation>
    </message>
    <message>
        <source>Seals the envelope and sends it</source>
        <translation>Scelle l’enveloppe et l’envoie</translation>
    </message>
    <message>
        <source>VERIFY</source>
        <translation>VÉRIFIER</translation>
    </message>
    <message>
        <source>before sending</source>
        <translation>avant l’envoi</translation>
    </message>
    <message>
        <source>Verify each other once by a spoken code</source>
        <translation>Vérifiez-vous mutuellement une fois par un code lu de vive voix</translation>
    </message>
    <message>
        <source>Verify %1 before sending</source>
        <translation>Vérifier %1 avant l’envoi</translation>
    </message>
    <message>
        <source>Sealing</source>
        <translation>Scellement</translation>
    </message>
    <message>
        <source>Calling</source>
        <translation>Appel</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>Show it in the Send Log</source>
        <translation>Afficher dans le journal d’envoi</translation>
    </message>
    <message>
        <source>Sending to %1, %2, %3</source>
        <translation>Envoi à %1, %2, %3</translation>
    </message>
    <message>
        <source>SENT</source>
        <translation>ENVOYÉE</translation>
    </message>
    <message>
        <source>Show the receipt</source>
        <translation>Afficher l’accusé de réception</translation>
    </message>
    <message>
        <source>Delivered to %1 on %2 at %3</source>
        <translation>Distribuée à %1 le %2 à %3</translation>
    </message>
    <message>
        <source>Delivered to %1</source>
        <translation>Distribuée à %1</translation>
    </message>
    <message>
        <source>WAITS</source>
        <translation>ATTEND</translation>
    </message>
    <message>
        <source>Keep Signet running</source>
        <translation>Laissez Signet ouvert</translation>
    </message>
    <message>
        <source>Waits here, sealed, until %1 signs in. Keep Signet running.</source>
        <translation>Attend ici, scellée, que %1 se connecte. Laissez Signet ouvert.</translation>
    </message>
    <message>
        <source>PAUSED</source>
        <translation>EN PAUSE</translation>
    </message>
    <message>
        <source>%1 arrived</source>
        <translation>arrivé&#xa0;: %1</translation>
    </message>
    <message>
        <source>The envelope for %1 is paused, %2 arrived</source>
        <translation>L’enveloppe pour %1 est en pause, arrivé&#xa0;: %2</translation>
    </message>
    <message>
        <source>STOPPED</source>
        <translation>ARRÊTÉ</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>Pas encore de compte</translation>
    </message>
    <message>
        <source>Join with a link first</source>
        <translation>Inscrivez-vous d’abord avec un lien</translation>
    </message>
    <message>
        <source>To nobody yet</source>
        <translation>Sans destinataire</translation>
    </message>
    <message>
        <source>Choose who it goes to</source>
        <translation>Choisissez le destinataire</translation>
    </message>
    <message>
        <source>Key changed</source>
        <translation>Clé changée</translation>
    </message>
    <message>
        <source>Verify the new key first</source>
        <translation>Vérifiez d’abord la nouvelle clé</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Bloqué</translation>
    </message>
    <message>
        <source>Unblock this account first</source>
        <translation>Débloquez d’abord ce compte</translation>
    </message>
    <message>
        <source>Looking at files</source>
        <translation>Examen des fichiers</translation>
    </message>
    <message>
        <source>The envelope is being made ready</source>
        <translation>L’enveloppe est en préparation</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Pas encore de fichiers</translation>
    </message>
    <message>
        <source>Tick files or drop them here</source>
        <translation>Cochez des fichiers ou déposez-les ici</translation>
    </message>
</context>
<context>
    <name>signet::ui::Standing</name>
    <message>
        <source>Verified by spoken code</source>
        <translation>Vérifié de vive voix</translation>
    </message>
    <message>
        <source>Not verified yet</source>
        <translation>Pas encore vérifié</translation>
    </message>
    <message>
        <source>Code accepted here</source>
        <translation>Code accepté ici</translation>
    </message>
    <message>
        <source>Key changed</source>
        <translation>Clé changée</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Bloqué</translation>
    </message>
    <message>
        <source>Took back their verification of you</source>
        <translation>A retiré sa vérification</translation>
    </message>
    <message>
        <source>Code read out on %1</source>
        <translation>Code lu le %1</translation>
    </message>
    <message>
        <source>Complete with the first envelope, either way</source>
        <translation>Complet dès la première enveloppe, dans un sens ou l’autre</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Depuis le %1</translation>
    </message>
    <message>
        <source>Nothing goes either way</source>
        <translation>Aucun échange possible</translation>
    </message>
</context>
<context>
    <name>signet::ui::StartDialog</name>
    <message>
        <source>Welcome to Signet</source>
        <translation>Bienvenue dans Signet</translation>
    </message>
    <message>
        <source>Send confidential files, and know to whom</source>
        <translation>Envoyez des fichiers confidentiels, en sachant à qui</translation>
    </message>
    <message>
        <source>Join with a link</source>
        <translation>S’inscrire avec un lien</translation>
    </message>
    <message>
        <source>Your operator has sent you a provisioning link and a work order number.</source>
        <translation>Votre opérateur vous a envoyé un lien de mise en service et un numéro d’ordre de travail.</translation>
    </message>
    <message>
        <source>Try it on this computer</source>
        <translation>Essayer sur cet ordinateur</translation>
    </message>
    <message>
        <source>A server and a practice correspondent on this computer only. Nothing leaves it, and one click removes it.</source>
        <translation>Un serveur et un correspondant d’entraînement sur cet ordinateur seulement. Rien n’en sort, et un clic supprime tout.</translation>
    </message>
</context>
<context>
    <name>signet::ui::StatusItem</name>
    <message>
        <source>%1: %2</source>
        <comment>part of the status bar</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>signet::ui::StepLine</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Étape %1 sur %2&#xa0;: %3</translation>
    </message>
</context>
<context>
    <name>signet::ui::TabBar</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A tab, then how many there are of what waits in it: &quot;Inbox, 3 not opened&quot;.</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>signet::ui::TimeText</name>
    <message>
        <source>d MMM yyyy</source>
        <comment>format: a day, in the letters of QDate::toString</comment>
        <translation>dd/MM/yyyy</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <comment>format: a time, in the letters of QTime::toString</comment>
        <translation>HH:mm</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1&#xa0;h</translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln jour</numerusform>
            <numerusform>%Ln jours</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>encore %1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>encore %1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 h left</source>
        <translation>encore %1&#xa0;h</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>part of a whole</comment>
        <translation>%1&#xa0;%</translation>
    </message>
</context>
<context>
    <name>signet::ui::TransferRow</name>
    <message>
        <source>Cancel this envelope</source>
        <translation>Annuler cette enveloppe</translation>
    </message>
    <message>
        <source>Progress to %1</source>
        <translation>Progression vers %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Mettre en pause</translation>
    </message>
    <message>
        <source>Resume the envelope to %1</source>
        <translation>Reprendre l’enveloppe pour %1</translation>
    </message>
    <message>
        <source>Pause the envelope to %1</source>
        <translation>Mettre en pause l’enveloppe pour %1</translation>
    </message>
    <message>
        <source>Cancel the envelope to %1</source>
        <translation>Annuler l’enveloppe pour %1</translation>
    </message>
</context>
<context>
    <name>signet::ui::TransferSteps</name>
    <message>
        <source>Compress</source>
        <translation>Compresser</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Sceller</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Confirmée</translation>
    </message>
</context>
<context>
    <name>signet::ui::TransfersModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>speed</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Sealing %1</source>
        <translation>Scellement de %1</translation>
    </message>
    <message>
        <source>Calling %1</source>
        <translation>Appel de %1</translation>
    </message>
    <message>
        <source>All is sent. Waiting for the receipt.</source>
        <translation>Tout est envoyé. En attente de l’accusé de réception.</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Distribuée</translation>
    </message>
    <message>
        <source>Paused at %1. Nothing is sent twice.</source>
        <translation>En pause à %1. Rien n’est envoyé deux fois.</translation>
    </message>
    <message>
        <source>Compress</source>
        <translation>Compresser</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Sceller</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Confirmée</translation>
    </message>
    <message>
        <source>To %1, step %2 of 4, %3, %4</source>
        <extracomment>For a screen reader: recipient, number of the step, its name, part of the whole.</extracomment>
        <translation>À %1, étape %2 sur 4, %3, %4</translation>
    </message>
    <message>
        <source>From %1, %2</source>
        <translation>De %1, %2</translation>
    </message>
</context>
<context>
    <name>signet::ui::UnderWayPanel</name>
    <message>
        <source>Pause all</source>
        <translation>Tout mettre en pause</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Pause all envelopes</source>
        <translation>Mettre en pause toutes les enveloppes</translation>
    </message>
    <message>
        <source>Nothing is sent twice: each goes on where it stopped.</source>
        <translation>Rien n’est envoyé deux fois&#xa0;: chacune reprend où elle s’est arrêtée.</translation>
    </message>
    <message>
        <source>1 envelope</source>
        <translation>1 enveloppe</translation>
    </message>
    <message numerus="yes">
        <source>%Ln envelopes</source>
        <translation>
            <numerusform>%Ln enveloppe</numerusform>
            <numerusform>%Ln enveloppes</numerusform>
        </translation>
    </message>
    <message>
        <source>1 more is in the log below</source>
        <translation>1 autre figure dans le journal ci-dessous</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more are in the log below</source>
        <translation>
            <numerusform>%Ln autre figure dans le journal ci-dessous</numerusform>
            <numerusform>%Ln autres figurent dans le journal ci-dessous</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signet::ui::UnlockPage</name>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Or your recovery code</source>
        <translation>Ou votre code de secours</translation>
    </message>
    <message>
        <source>Passphrase or recovery code</source>
        <translation>Phrase secrète ou code de secours</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>Open your keys</source>
        <translation>Déverrouillez vos clés</translation>
    </message>
    <message>
        <source>Enter your passphrase to send and receive.</source>
        <translation>Saisissez votre phrase secrète pour envoyer et recevoir.</translation>
    </message>
    <message>
        <source>Signet is locked</source>
        <translation>Signet est verrouillé</translation>
    </message>
    <message>
        <source>Enter your passphrase to see anything. What arrives is still received.</source>
        <translation>Saisissez votre phrase secrète pour voir quoi que ce soit. Ce qui arrive est tout de même reçu.</translation>
    </message>
    <message>
        <source>Your keys are closed</source>
        <translation>Vos clés sont verrouillées</translation>
    </message>
    <message>
        <source>You are signed out. Enter your passphrase to receive and send again.</source>
        <translation>Votre session est fermée. Saisissez votre phrase secrète pour recevoir et envoyer de nouveau.</translation>
    </message>
</context>
<context>
    <name>signet::ui::VerifyDialog</name>
    <message>
        <source>Verify a correspondent</source>
        <translation>Vérifier un correspondant</translation>
    </message>
    <message>
        <source>Keys exchanged</source>
        <translation>Clés échangées</translation>
    </message>
    <message>
        <source>Code read aloud</source>
        <translation>Code lu à voix haute</translation>
    </message>
    <message>
        <source>Key saved by both</source>
        <translation>Clé enregistrée des deux côtés</translation>
    </message>
    <message>
        <source>Ring on a number you already know. Never send the code in writing.</source>
        <translation>Téléphonez à un numéro que vous connaissez déjà. N’envoyez jamais le code par écrit.</translation>
    </message>
    <message>
        <source>Then ask: “Does your screen say verified?” Answer below what you were told.</source>
        <translation>Demandez ensuite&#xa0;: «&#xa0;Votre écran indique-t-il “vérifié”&#xa0;?&#xa0;» Répondez ci-dessous ce que l’on vous a dit.</translation>
    </message>
    <message>
        <source>Type what you hear, and only from a voice that you recognise.</source>
        <translation>Tapez ce que vous entendez, et seulement d’une voix que vous reconnaissez.</translation>
    </message>
    <message>
        <source>One try. Check the words first.</source>
        <translation>Un seul essai. Vérifiez d’abord les mots.</translation>
    </message>
    <message>
        <source>Asking %1 to verify with you</source>
        <translation>Demande de vérification mutuelle à %1</translation>
    </message>
    <message>
        <source>Their screen shows your request now. Keys are exchanged once they accept it.</source>
        <translation>L’autre écran affiche maintenant votre demande. Les clés sont échangées dès qu’elle est acceptée.</translation>
    </message>
    <message>
        <source>Have a telephone ready, and a number of theirs that you already know.</source>
        <translation>Ayez sous la main un téléphone et un numéro de cette personne que vous connaissez déjà.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>%1 wants to verify with you</source>
        <translation>%1 souhaite une vérification mutuelle</translation>
    </message>
    <message>
        <source>%1 will ring you and read five characters aloud. It takes a minute, and you do it only once.</source>
        <translation>%1 vous téléphone et lit cinq caractères à voix haute. Cela prend une minute, et une seule fois suffit.</translation>
    </message>
    <message>
        <source>Accept only if you can take the call now. Each pair of accounts has five such requests a day.</source>
        <translation>N’acceptez que si vous pouvez répondre au téléphone maintenant. Chaque paire de comptes a droit à cinq demandes par jour.</translation>
    </message>
    <message>
        <source>Block this account…</source>
        <translation>Bloquer ce compte…</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Exchanging keys with %1</source>
        <translation>Échange de clés avec %1</translation>
    </message>
    <message>
        <source>This takes a moment.</source>
        <translation>Cela prend un instant.</translation>
    </message>
    <message>
        <source>Read this code to %1 by telephone</source>
        <translation>Lisez ce code à %1 par téléphone</translation>
    </message>
    <message>
        <source>No, it was refused</source>
        <translation>Non, il a été refusé</translation>
    </message>
    <message>
        <source>Yes, it says verified</source>
        <translation>Oui, il indique «&#xa0;vérifié&#xa0;»</translation>
    </message>
    <message>
        <source>%1 will ring you and read five characters</source>
        <translation>%1 vous téléphone et lit cinq caractères</translation>
    </message>
    <message>
        <source>Nobody has rung me…</source>
        <translation>Personne ne m’a téléphoné…</translation>
    </message>
    <message>
        <source>Confirm code</source>
        <translation>Confirmer le code</translation>
    </message>
    <message>
        <source>Stop here</source>
        <translation>S’arrêter là</translation>
    </message>
    <message>
        <source>Start over with a new code</source>
        <translation>Recommencer avec un nouveau code</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>%1 is verified</source>
        <translation>Vérifié&#xa0;: %1</translation>
    </message>
    <message>
        <source>Both of you saved the same key. Nobody else has it, not even the telephony server.</source>
        <translation>Vous avez tous deux enregistré la même clé. Personne d’autre ne l’a, pas même le serveur de téléphonie.</translation>
    </message>
    <message>
        <source>You can now send envelopes to each other. Do this again only if the key changes.</source>
        <translation>Vous pouvez maintenant vous envoyer des enveloppes. À refaire seulement si la clé change.</translation>
    </message>
    <message>
        <source>Address an envelope</source>
        <translation>Adresser une enveloppe</translation>
    </message>
    <message>
        <source>Say so on the telephone: “My screen says verified.” Their computer saves the key only when you have said it.</source>
        <translation>Dites au téléphone&#xa0;: «&#xa0;Mon écran indique “vérifié”.&#xa0;» L’autre ordinateur n’enregistre la clé qu’une fois que vous l’avez dit.</translation>
    </message>
    <message>
        <source>Your computer has saved its key. Do this again only if the key changes.</source>
        <translation>Votre ordinateur a enregistré sa clé. À refaire seulement si la clé change.</translation>
    </message>
    <message>
        <source>I have said it</source>
        <translation>Je l’ai dit</translation>
    </message>
</context>
<context>
    <name>signet::ui::VerifyFlow</name>
    <message>
        <source>The code did not match. No key was saved.</source>
        <translation>Le code ne correspondait pas. Aucune clé n’a été enregistrée.</translation>
    </message>
    <message>
        <source>%1 is not signed in</source>
        <translation>%1 n’est pas en ligne</translation>
    </message>
    <message>
        <source>Not verified. No key was saved.</source>
        <translation>Non vérifié. Aucune clé n’a été enregistrée.</translation>
    </message>
    <message>
        <source>No more tries today</source>
        <translation>Plus d’essai aujourd’hui</translation>
    </message>
    <message>
        <source>The time ran out. No key was saved.</source>
        <translation>Le délai est écoulé. Aucune clé n’a été enregistrée.</translation>
    </message>
    <message>
        <source>This account does not accept the request</source>
        <translation>Ce compte n’accepte pas la demande</translation>
    </message>
    <message>
        <source>The other side could not prove itself. No key was saved.</source>
        <translation>L’autre côté n’a pas pu prouver son identité. Aucune clé n’a été enregistrée.</translation>
    </message>
    <message>
        <source>There is no connection</source>
        <translation>Il n’y a pas de connexion</translation>
    </message>
    <message>
        <source>The connection broke before you had finished. No key was saved.</source>
        <translation>La connexion a été coupée avant la fin. Aucune clé n’a été enregistrée.</translation>
    </message>
    <message>
        <source>Most often a character was misheard. It can also mean that someone is standing between you and %1.</source>
        <translation>Le plus souvent, un caractère a été mal entendu. Cela peut aussi signifier que quelqu’un s’interpose entre vous et %1.</translation>
    </message>
    <message>
        <source>Both of you must be signed in to verify each other.</source>
        <translation>Vous devez tous deux être en ligne pour vous vérifier mutuellement.</translation>
    </message>
    <message>
        <source>One of you ended it before a code was read.</source>
        <translation>L’un de vous y a mis fin avant qu’un code soit lu.</translation>
    </message>
    <message>
        <source>Each pair of accounts has five tries in 24 hours, so that nobody can guess.</source>
        <translation>Chaque paire de comptes a droit à cinq essais en 24 heures, pour que personne ne puisse deviner.</translation>
    </message>
    <message>
        <source>The server says no more than that.</source>
        <translation>Le serveur n’en dit pas plus.</translation>
    </message>
    <message>
        <source>What arrived was damaged or forged on its way.</source>
        <translation>Ce qui est arrivé a été endommagé ou falsifié en route.</translation>
    </message>
    <message>
        <source>This run counts.</source>
        <translation>Cet essai compte.</translation>
    </message>
    <message>
        <source>Nothing was exchanged.</source>
        <translation>Rien n’a été échangé.</translation>
    </message>
    <message>
        <source>Ring them and ask them to start Signet, then try again.</source>
        <translation>Téléphonez à cette personne pour qu’elle lance Signet, puis réessayez.</translation>
    </message>
    <message>
        <source>Ring them on a number you know and agree on another time.</source>
        <translation>Téléphonez à un numéro que vous connaissez et convenez d’un autre moment.</translation>
    </message>
    <message>
        <source>Check the number with them by telephone.</source>
        <translation>Vérifiez le numéro avec cette personne par téléphone.</translation>
    </message>
    <message>
        <source>Ring again on a number you know, and start over with a new code.</source>
        <translation>Téléphonez de nouveau à un numéro que vous connaissez, et recommencez avec un nouveau code.</translation>
    </message>
    <message>
        <source>One more run is left today.</source>
        <translation>Encore un essai aujourd’hui.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more runs are left today.</source>
        <translation>
            <numerusform>Encore %Ln essai aujourd’hui.</numerusform>
            <numerusform>Encore %Ln essais aujourd’hui.</numerusform>
        </translation>
    </message>
    <message>
        <source>Zero</source>
        <translation>Zéro</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Un</translation>
    </message>
    <message>
        <source>Two</source>
        <translation>Deux</translation>
    </message>
    <message>
        <source>Three</source>
        <translation>Trois</translation>
    </message>
    <message>
        <source>Four</source>
        <translation>Quatre</translation>
    </message>
    <message>
        <source>Five</source>
        <translation>Cinq</translation>
    </message>
    <message>
        <source>Six</source>
        <translation>Six</translation>
    </message>
    <message>
        <source>Seven</source>
        <translation>Sept</translation>
    </message>
    <message>
        <source>Eight</source>
        <translation>Huit</translation>
    </message>
    <message>
        <source>Nine</source>
        <translation>Neuf</translation>
    </message>
    <message>
        <source>Alfa</source>
        <translation>Anatole</translation>
    </message>
    <message>
        <source>Bravo</source>
        <translation>Berthe</translation>
    </message>
    <message>
        <source>Charlie</source>
        <translation>Célestin</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>Désiré</translation>
    </message>
    <message>
        <source>Echo</source>
        <translation>Eugène</translation>
    </message>
    <message>
        <source>Foxtrot</source>
        <translation>François</translation>
    </message>
    <message>
        <source>Golf</source>
        <translation>Gaston</translation>
    </message>
    <message>
        <source>Hotel</source>
        <translation>Henri</translation>
    </message>
    <message>
        <source>Juliett</source>
        <translation>Joseph</translation>
    </message>
    <message>
        <source>Kilo</source>
        <translation>Kléber</translation>
    </message>
    <message>
        <source>Mike</source>
        <translation>Marcel</translation>
    </message>
    <message>
        <source>November</source>
        <translation>Nicolas</translation>
    </message>
    <message>
        <source>Papa</source>
        <translation>Pierre</translation>
    </message>
    <message>
        <source>Quebec</source>
        <translation>Quintal</translation>
    </message>
    <message>
        <source>Romeo</source>
        <translation>Raoul</translation>
    </message>
    <message>
        <source>Sierra</source>
        <translation>Suzanne</translation>
    </message>
    <message>
        <source>Tango</source>
        <translation>Thérèse</translation>
    </message>
    <message>
        <source>Victor</source>
        <translation>Victor</translation>
    </message>
    <message>
        <source>Whiskey</source>
        <translation>William</translation>
    </message>
    <message>
        <source>X-ray</source>
        <translation>Xavier</translation>
    </message>
    <message>
        <source>Yankee</source>
        <translation>Yvonne</translation>
    </message>
    <message>
        <source>Zulu</source>
        <translation>Zoé</translation>
    </message>
</context>
<context>
    <name>signet::ui::WaysInModel</name>
    <message>
        <source>The present passphrase does not fit. Nothing was changed.</source>
        <translation>La phrase secrète actuelle est incorrecte. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>The disk is full. Nothing was changed.</source>
        <translation>Le disque est plein. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>That did not work: %1. Nothing was changed.</source>
        <translation>Cela n’a pas fonctionné&#xa0;: %1. Rien n’a été modifié.</translation>
    </message>
</context>
<context>
    <name>signet::ui::WindowActions</name>
    <message>
        <source>&amp;New envelope</source>
        <translation>&amp;Nouvelle enveloppe</translation>
    </message>
    <message>
        <source>Seal to &amp;file…</source>
        <translation>&amp;Sceller dans un fichier…</translation>
    </message>
    <message>
        <source>Add an a&amp;ccount…</source>
        <translation>Ajouter un &amp;compte…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Paramètres…</translation>
    </message>
    <message>
        <source>&amp;Lock window</source>
        <translation>&amp;Verrouiller la fenêtre</translation>
    </message>
    <message>
        <source>Close &amp;keys</source>
        <translation>Verrouiller les c&amp;lés</translation>
    </message>
    <message>
        <source>&amp;Quit Signet</source>
        <translation>&amp;Quitter Signet</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Envoyer</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Destinataire</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>E&amp;xpéditeur</translation>
    </message>
    <message>
        <source>Verify someone &amp;new…</source>
        <translation>Vérifier un &amp;nouveau correspondant…</translation>
    </message>
    <message>
        <source>Copy &amp;my number</source>
        <translation>Copier &amp;mon numéro</translation>
    </message>
    <message>
        <source>&amp;Send Files</source>
        <translation>Envoyer des &amp;fichiers</translation>
    </message>
    <message>
        <source>Send &amp;Log</source>
        <translation>&amp;Journal d’envoi</translation>
    </message>
    <message>
        <source>&amp;Inbox</source>
        <translation>&amp;Boîte de réception</translation>
    </message>
    <message>
        <source>&amp;Find in this page</source>
        <translation>&amp;Rechercher dans cette page</translation>
    </message>
    <message>
        <source>&amp;Compact envelope</source>
        <translation>&amp;Enveloppe compacte</translation>
    </message>
    <message>
        <source>&amp;About Signet…</source>
        <translation>À &amp;propos de Signet…</translation>
    </message>
    <message>
        <source>Remove &amp;practice mode…</source>
        <translation>Supprimer l’&amp;entraînement…</translation>
    </message>
</context>
</TS>
