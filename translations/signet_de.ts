<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Passphrase</name>
    <message>
        <source>Weak: easily guessed. Four or more unrelated words are better.</source>
        <translation>Schwach: leicht zu erraten. Besser sind vier oder mehr Wörter ohne Zusammenhang.</translation>
    </message>
    <message>
        <source>Fair: another word makes it strong.</source>
        <translation>Mittel: Ein weiteres Wort macht sie stark.</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Stark</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Sends and receives sealed envelopes.</source>
        <translation>Sendet und empfängt versiegelte Umschläge.</translation>
    </message>
    <message>
        <source>The profile&apos;s folder.</source>
        <translation>Der Ordner des Profils.</translation>
    </message>
    <message>
        <source>With a server and a correspondent on this computer only.</source>
        <translation>Mit einem Server und einem Übungspartner nur auf diesem Computer.</translation>
    </message>
    <message>
        <source>A signet: link or a .signet file.</source>
        <translation>Ein signet:-Link oder eine .signet-Datei.</translation>
    </message>
</context>
<context>
    <name>signet::desktop::Application</name>
    <message>
        <source>Another program works with this profile, and has no window to show. End it, then start Signet again.</source>
        <translation>Ein anderes Programm arbeitet mit diesem Profil und hat kein Fenster. Beenden Sie es und starten Sie Signet dann erneut.</translation>
    </message>
    <message>
        <source>Signet</source>
        <translation>Signet</translation>
    </message>
    <message>
        <source>Signet, practising on this computer</source>
        <translation>Signet, Übung auf diesem Computer</translation>
    </message>
    <message>
        <source>Practising on this computer did not start. %1</source>
        <translation>Die Übung auf diesem Computer ist nicht gestartet. %1</translation>
    </message>
    <message>
        <source>The passphrase does not fit.</source>
        <translation>Die Passphrase stimmt nicht.</translation>
    </message>
    <message>
        <source>Seal to a file</source>
        <translation>In eine Datei versiegeln</translation>
    </message>
    <message>
        <source>Sealed envelopes (*.signet)</source>
        <translation>Versiegelte Umschläge (*.signet)</translation>
    </message>
    <message>
        <source>The file was not sealed. %1</source>
        <translation>Die Datei wurde nicht versiegelt. %1</translation>
    </message>
    <message>
        <source>Sealed to %1. Only the two of you can open it; it does not prove which of you made it.</source>
        <translation>Versiegelt in %1. Nur Sie beide können die Datei öffnen; sie beweist nicht, wer von Ihnen sie erstellt hat.</translation>
    </message>
    <message>
        <source>Open %1 into</source>
        <translation>%1 öffnen in</translation>
    </message>
    <message>
        <source>The sealed file was not opened. %1</source>
        <translation>Die versiegelte Datei wurde nicht geöffnet. %1</translation>
    </message>
    <message>
        <source>The sealed file was opened into %1</source>
        <translation>Die versiegelte Datei wurde nach %1 geöffnet</translation>
    </message>
    <message>
        <source>An envelope has arrived</source>
        <translation>Ein Umschlag ist eingetroffen</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Von %1</translation>
    </message>
    <message>
        <source>Practice mode was not removed whole. %1</source>
        <translation>Die Übung wurde nicht ganz entfernt. %1</translation>
    </message>
    <message>
        <source>You are practising on this computer</source>
        <translation>Sie üben auf diesem Computer</translation>
    </message>
    <message>
        <source>The server and your correspondent run in this window. Nothing leaves this computer.</source>
        <translation>Der Server und Ihr Übungspartner laufen in diesem Fenster. Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Remove practice mode</source>
        <translation>Übung entfernen</translation>
    </message>
</context>
<context>
    <name>signet::desktop::Practice</name>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Übung</translation>
    </message>
</context>
<context>
    <name>signet::desktop::PracticeCorrespondent</name>
    <message>
        <source>Practice correspondent</source>
        <translation>Übungspartner</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
</context>
<context>
    <name>signet::desktop::PracticeServer</name>
    <message>
        <source>Practice on this computer</source>
        <translation>Übung auf diesem Computer</translation>
    </message>
</context>
<context>
    <name>signet::desktop::SleepWatch</name>
    <message>
        <source>The keys are closed first</source>
        <translation>Zuerst werden die Schlüssel gesperrt</translation>
    </message>
</context>
<context>
    <name>signet::desktop::Tray</name>
    <message>
        <source>Show Signet</source>
        <translation>Signet anzeigen</translation>
    </message>
    <message>
        <source>Open inbox</source>
        <translation>Posteingang öffnen</translation>
    </message>
    <message numerus="yes">
        <source>Open inbox (%Ln new)</source>
        <translation>
            <numerusform>Posteingang öffnen (%Ln neu)</numerusform>
            <numerusform>Posteingang öffnen (%Ln neu)</numerusform>
        </translation>
    </message>
    <message>
        <source>Signet, locked</source>
        <translation>Signet, gesperrt</translation>
    </message>
    <message>
        <source>1 new envelope</source>
        <translation>1 neuer Umschlag</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new envelopes</source>
        <translation>
            <numerusform>%Ln neuer Umschlag</numerusform>
            <numerusform>%Ln neue Umschläge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signet::ui::AboutDialog</name>
    <message>
        <source>About Signet</source>
        <translation>Über Signet</translation>
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
        <translation>Versiegelte Umschläge zwischen Personen, die einander verifiziert haben.</translation>
    </message>
    <message>
        <source>%1, account %2</source>
        <comment>a person&apos;s name and number</comment>
        <translation>%1, Konto %2</translation>
    </message>
    <message>
        <source>Operator %1. Its fingerprint, to compare with the letter:</source>
        <translation>Betreiber %1. Sein Fingerabdruck, zum Vergleich mit dem Brief:</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>signet::ui::Activity</name>
    <message>
        <source>Sealing for %1</source>
        <translation>Wird für %1 versiegelt</translation>
    </message>
    <message>
        <source>Calling %1</source>
        <translation>Verbindung zu %1 wird aufgebaut</translation>
    </message>
    <message>
        <source>Sending to %1, %2</source>
        <translation>Sendet an %1, %2</translation>
    </message>
    <message>
        <source>Receiving from %1, %2</source>
        <translation>Empfängt von %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln envelopes under way</source>
        <translation>
            <numerusform>%Ln Umschlag unterwegs</numerusform>
            <numerusform>%Ln Umschläge unterwegs</numerusform>
        </translation>
    </message>
    <message>
        <source>1 envelope waits for %1</source>
        <translation>1 Umschlag wartet auf %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln envelopes wait</source>
        <translation>
            <numerusform>%Ln Umschlag wartet</numerusform>
            <numerusform>%Ln Umschläge warten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signet::ui::AddressPopup</name>
    <message>
        <source>Arrow keys choose below</source>
        <translation>Mit den Pfeiltasten unten auswählen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>rows found of rows there are</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Nobody is on your list yet</source>
        <translation>Noch niemand steht auf Ihrer Liste</translation>
    </message>
    <message>
        <source>Nobody matches “%1”</source>
        <translation>Kein Treffer für „%1“</translation>
    </message>
</context>
<context>
    <name>signet::ui::Breadcrumb</name>
    <message>
        <source>Way to the folder</source>
        <translation>Pfad zum Ordner</translation>
    </message>
    <message>
        <source>Folders above</source>
        <translation>Übergeordnete Ordner</translation>
    </message>
    <message>
        <source>%1, shown now</source>
        <translation>%1, wird angezeigt</translation>
    </message>
</context>
<context>
    <name>signet::ui::CodeEntry</name>
    <message>
        <source>Character %1 of 5</source>
        <translation>Zeichen %1 von 5</translation>
    </message>
</context>
<context>
    <name>signet::ui::CodeTiles</name>
    <message>
        <source>Code: %1</source>
        <translation>Code: %1</translation>
    </message>
</context>
<context>
    <name>signet::ui::ConnectionWords</name>
    <message>
        <source>No account yet</source>
        <translation>Noch kein Konto</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>Verbunden mit %1</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Verbindung mit %1 wird hergestellt</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>Keine Verbindung zu %1</translation>
    </message>
    <message>
        <source>Signed in elsewhere</source>
        <translation>Anderswo angemeldet</translation>
    </message>
    <message>
        <source>Account suspended</source>
        <translation>Konto gesperrt</translation>
    </message>
    <message>
        <source>Account closed or issued anew</source>
        <translation>Konto geschlossen oder neu ausgestellt</translation>
    </message>
</context>
<context>
    <name>signet::ui::ContactActions</name>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Copy number</source>
        <translation>Nummer &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Withdraw verification…</source>
        <translation>Verifizierung &amp;zurückziehen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Block…</source>
        <translation>&amp;Blockieren&#xa0;…</translation>
    </message>
    <message>
        <source>Un&amp;block</source>
        <translation>&amp;Blockierung aufheben</translation>
    </message>
    <message>
        <source>Remove from &amp;list…</source>
        <translation>Aus der &amp;Liste entfernen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Verify again by code…</source>
        <translation>Erneut per &amp;Code verifizieren&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Verify by code…</source>
        <translation>Per &amp;Code verifizieren&#xa0;…</translation>
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
        <translation>Stern</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Raute</translation>
    </message>
</context>
<context>
    <name>signet::ui::DropZone</name>
    <message>
        <source>Add files…</source>
        <translation>Dateien hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Opens a window to choose files in</source>
        <translation>Öffnet ein Fenster zur Auswahl von Dateien</translation>
    </message>
    <message>
        <source>This envelope is empty</source>
        <translation>Dieser Umschlag ist leer</translation>
    </message>
    <message>
        <source>Only files and folders of this computer can go into an envelope.</source>
        <translation>In einen Umschlag passen nur Dateien und Ordner dieses Computers.</translation>
    </message>
    <message>
        <source>Drop to add to the envelope</source>
        <translation>Zum Hinzufügen hier ablegen</translation>
    </message>
    <message>
        <source>Tick files on the left, or drop files and folders here.</source>
        <translation>Wählen Sie links Dateien aus oder legen Sie Dateien und Ordner hier ab.</translation>
    </message>
    <message>
        <source>Drop files or whole folders here</source>
        <translation>Dateien oder ganze Ordner hier ablegen</translation>
    </message>
</context>
<context>
    <name>signet::ui::EnvelopeListView</name>
    <message>
        <source>In this envelope</source>
        <translation>Im Umschlag</translation>
    </message>
    <message>
        <source>Delete takes a file or folder out.</source>
        <translation>Entf nimmt eine Datei oder einen Ordner heraus.</translation>
    </message>
</context>
<context>
    <name>signet::ui::EnvelopeNotices</name>
    <message>
        <source>Your account is suspended</source>
        <translation>Ihr Konto ist gesperrt</translation>
    </message>
    <message>
        <source>Nothing can be sent or received. Ring your operator.</source>
        <translation>Es kann nichts gesendet oder empfangen werden. Rufen Sie Ihren Betreiber an.</translation>
    </message>
    <message>
        <source>This device&apos;s account was closed or issued anew</source>
        <translation>Das Konto dieses Geräts wurde geschlossen oder neu ausgestellt</translation>
    </message>
    <message>
        <source>Nothing can be sent or received with it. Ring your operator.</source>
        <translation>Damit kann nichts gesendet oder empfangen werden. Rufen Sie Ihren Betreiber an.</translation>
    </message>
    <message>
        <source>This account signed in elsewhere</source>
        <translation>Dieses Konto hat sich anderswo angemeldet</translation>
    </message>
    <message>
        <source>That newer sign-in took the place of this one. Try now to sign in here again.</source>
        <translation>Die neuere Anmeldung hat diese abgelöst. Versuchen Sie, sich hier wieder anzumelden.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>Keine Verbindung zu %1</translation>
    </message>
    <message>
        <source>You can prepare envelopes. They go out when the connection is back.</source>
        <translation>Sie können Umschläge vorbereiten. Sie gehen hinaus, sobald die Verbindung wieder da ist.</translation>
    </message>
    <message>
        <source>Your computer&apos;s clock is %1 wrong</source>
        <translation>Die Uhr Ihres Computers geht um %1 falsch</translation>
    </message>
    <message>
        <source>Times shown come from the server. Set the clock when you can.</source>
        <translation>Die angezeigten Zeiten kommen vom Server. Stellen Sie die Uhr bei Gelegenheit.</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>%1 has a new key. Sending is stopped.</source>
        <translation>%1 hat einen neuen Schlüssel. Das Senden ist gestoppt.</translation>
    </message>
    <message>
        <source>It may be a new computer, or someone else. Verify by a spoken code before you send.</source>
        <translation>Es kann ein neuer Computer sein oder jemand anderes. Verifizieren Sie mit einem vorgelesenen Code, bevor Sie senden.</translation>
    </message>
    <message>
        <source>Verify by code</source>
        <translation>Per Code verifizieren</translation>
    </message>
    <message>
        <source>%1 is not signed in. Your envelope waits.</source>
        <translation>%1 ist nicht angemeldet. Ihr Umschlag wartet.</translation>
    </message>
    <message>
        <source>Waits here, sealed, until %1 signs in. Keep Signet running.</source>
        <translation>Wartet hier versiegelt, bis sich %1 anmeldet. Lassen Sie Signet geöffnet.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Show in Send Log</source>
        <translation>Im Sendeprotokoll zeigen</translation>
    </message>
    <message>
        <source>One thing in this envelope cannot be sent</source>
        <translation>Ein Teil dieses Umschlags kann nicht gesendet werden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln things in this envelope cannot be sent</source>
        <translation>
            <numerusform>%Ln Teil dieses Umschlags kann nicht gesendet werden</numerusform>
            <numerusform>%Ln Teile dieses Umschlags können nicht gesendet werden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Nothing was sent.</source>
        <extracomment>The first place is a whole sentence that says what is wrong with a file.</extracomment>
        <translation>%1 Es wurde nichts gesendet.</translation>
    </message>
    <message numerus="yes">
        <source>%1 And %Ln more. Nothing was sent.</source>
        <translation>
            <numerusform>%1 Und %Ln weiteres. Es wurde nichts gesendet.</numerusform>
            <numerusform>%1 Und %Ln weitere. Es wurde nichts gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Change files</source>
        <translation>Dateien ändern</translation>
    </message>
    <message>
        <source>Leave out, send the rest</source>
        <translation>Weglassen, den Rest senden</translation>
    </message>
    <message>
        <source>The envelope was not sent</source>
        <translation>Der Umschlag wurde nicht gesendet</translation>
    </message>
    <message>
        <source>The device of %1 was signed in twice at once</source>
        <translation>Das Gerät von %1 war zweimal gleichzeitig angemeldet</translation>
    </message>
    <message>
        <source>If you did not start Signet twice, this profile was copied: ask your operator to issue the account anew.</source>
        <translation>Wenn Sie Signet nicht zweimal gestartet haben, wurde dieses Profil kopiert: Bitten Sie Ihren Betreiber, das Konto neu auszustellen.</translation>
    </message>
    <message>
        <source>%1 was not changed on your list</source>
        <translation>%1 wurde auf Ihrer Liste nicht geändert</translation>
    </message>
    <message>
        <source>Next try in %1.</source>
        <translation>Nächster Versuch in %1.</translation>
    </message>
    <message>
        <source>Trying now.</source>
        <translation>Neuer Versuch läuft.</translation>
    </message>
</context>
<context>
    <name>signet::ui::EnvelopePane</name>
    <message>
        <source>In this envelope</source>
        <translation>Im Umschlag</translation>
    </message>
    <message>
        <source>Seal to file…</source>
        <translation>In Datei versiegeln&#xa0;…</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Add to the envelope</source>
        <translation>Zum Umschlag hinzufügen</translation>
    </message>
    <message>
        <source>Files or a whole folder</source>
        <translation>Dateien oder einen ganzen Ordner</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Empty the envelope</source>
        <translation>Umschlag leeren</translation>
    </message>
    <message>
        <source>Takes everything out; the files stay where they are</source>
        <translation>Nimmt alles heraus; die Dateien bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Noch keine Dateien</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt&#xa0;…</translation>
    </message>
    <message>
        <source>Show all…</source>
        <translation>Alle zeigen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>signet::ui::EnvelopeRowDelegate</name>
    <message>
        <source>Take out of the envelope</source>
        <translation>Aus dem Umschlag nehmen</translation>
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
        <translation>Umschlag</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>Noch kein Konto</translation>
    </message>
    <message>
        <source>Your accounts</source>
        <translation>Ihre Konten</translation>
    </message>
    <message>
        <source>Name, company or number</source>
        <translation>Name, Firma oder Nummer</translation>
    </message>
    <message>
        <source>Add an account…</source>
        <translation>Konto hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Choose who it goes to</source>
        <translation>Empfänger auswählen</translation>
    </message>
    <message>
        <source>Your correspondents</source>
        <translation>Ihre Kontakte</translation>
    </message>
    <message>
        <source>Verify someone new…</source>
        <translation>Neuen Kontakt verifizieren&#xa0;…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>From, no account yet</source>
        <translation>Von, noch kein Konto</translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation>Konto %1</translation>
    </message>
    <message>
        <source>To, nobody yet</source>
        <translation>An, noch niemand</translation>
    </message>
    <message>
        <source>%1, account %2</source>
        <translation>%1, Konto %2</translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>Mehr zu %1</translation>
    </message>
    <message>
        <source>Verify, rename, withdraw, block, remove</source>
        <translation>Verifizieren, umbenennen, zurückziehen, blockieren, entfernen</translation>
    </message>
</context>
<context>
    <name>signet::ui::ErrorWords</name>
    <message>
        <source>There is no connection to the server. Try again when it is back.</source>
        <translation>Es besteht keine Verbindung zum Server. Versuchen Sie es erneut, sobald sie wieder da ist.</translation>
    </message>
    <message>
        <source>There was no answer in time. Try again.</source>
        <translation>Es kam nicht rechtzeitig eine Antwort. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The disk is full. Make space, then try again.</source>
        <translation>Der Datenträger ist voll. Schaffen Sie Platz und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>A file or folder cannot be read or written. Check its permissions.</source>
        <translation>Eine Datei oder ein Ordner kann nicht gelesen oder geschrieben werden. Prüfen Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>A file was changed while it was being sealed. Close what writes to it, then try again.</source>
        <translation>Eine Datei wurde während des Versiegelns geändert. Schließen Sie das Programm, das darin schreibt, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>This person is not verified. Verify each other by a spoken code first.</source>
        <translation>Diese Person ist nicht verifiziert. Verifizieren Sie einander zuerst mit einem vorgelesenen Code.</translation>
    </message>
    <message>
        <source>This person&apos;s key has changed. Verify each other by a spoken code first.</source>
        <translation>Der Schlüssel dieser Person hat sich geändert. Verifizieren Sie einander zuerst mit einem vorgelesenen Code.</translation>
    </message>
    <message>
        <source>The other person is not signed in.</source>
        <translation>Die andere Person ist nicht angemeldet.</translation>
    </message>
    <message>
        <source>Your keys are closed. Open them, then try again.</source>
        <translation>Ihre Schlüssel sind gesperrt. Entsperren Sie sie und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Es ist nicht mehr vorhanden.</translation>
    </message>
    <message>
        <source>It is there already.</source>
        <translation>Es ist bereits vorhanden.</translation>
    </message>
    <message>
        <source>What was given cannot be used. Check it, then try again.</source>
        <translation>Die Angabe ist nicht verwendbar. Prüfen Sie sie und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>This cannot be done now.</source>
        <translation>Das ist jetzt nicht möglich.</translation>
    </message>
    <message>
        <source>It was refused.</source>
        <translation>Es wurde abgelehnt.</translation>
    </message>
    <message>
        <source>The disk reports an error. Nothing was changed.</source>
        <translation>Der Datenträger meldet einen Fehler. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>It is too large.</source>
        <translation>Es ist zu groß.</translation>
    </message>
    <message>
        <source>It did not work. Try again, and tell your operator if it happens once more.</source>
        <translation>Das hat nicht funktioniert. Versuchen Sie es erneut und verständigen Sie Ihren Betreiber, wenn es noch einmal geschieht.</translation>
    </message>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 ist nicht mehr vorhanden.</translation>
    </message>
    <message>
        <source>%1 is a link, and links are not followed.</source>
        <translation>%1 ist eine Verknüpfung, und Verknüpfungen wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>%1 is neither a file nor a folder.</source>
        <translation>%1 ist weder eine Datei noch ein Ordner.</translation>
    </message>
    <message>
        <source>%1 cannot be read. Check its permissions.</source>
        <translation>%1 kann nicht gelesen werden. Prüfen Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>%1 has a name that other systems cannot read. Rename it.</source>
        <translation>%1 hat einen Namen, den andere Systeme nicht lesen können. Benennen Sie die Datei um.</translation>
    </message>
    <message>
        <source>%1 lies in too many folders within each other.</source>
        <translation>%1 liegt in zu vielen ineinander verschachtelten Ordnern.</translation>
    </message>
    <message>
        <source>%1 holds too many files for one envelope.</source>
        <translation>%1 enthält zu viele Dateien für einen Umschlag.</translation>
    </message>
    <message>
        <source>%1 cannot be sent.</source>
        <translation>%1 kann nicht gesendet werden.</translation>
    </message>
</context>
<context>
    <name>signet::ui::FileListModel</name>
    <message>
        <source>%1 cannot be sent: %2.</source>
        <translation>%1 kann nicht gesendet werden: %2.</translation>
    </message>
    <message>
        <source>%1 goes with the folder %2. Take the folder out to choose single files.</source>
        <translation>%1 wird mit dem Ordner %2 gesendet. Nehmen Sie den Ordner heraus, um einzelne Dateien auszuwählen.</translation>
    </message>
    <message>
        <source>Reading… %1 so far.</source>
        <translation>Wird gelesen&#xa0;… bisher %1.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 in this folder, %Ln ticked.</source>
        <translation>
            <numerusform>%1 in diesem Ordner, %Ln ausgewählt.</numerusform>
            <numerusform>%1 in diesem Ordner, %Ln ausgewählt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 found, %Ln ticked in this folder.</source>
        <translation>
            <numerusform>%1 gefunden, %Ln in diesem Ordner ausgewählt.</numerusform>
            <numerusform>%1 gefunden, %Ln in diesem Ordner ausgewählt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Dates, names and permissions are kept.</source>
        <translation>%1 Datum, Namen und Rechte bleiben erhalten.</translation>
    </message>
    <message>
        <source>This folder is no longer there.</source>
        <translation>Dieser Ordner ist nicht mehr vorhanden.</translation>
    </message>
    <message>
        <source>This folder cannot be read: you have no permission, or its disk does not answer.</source>
        <translation>Dieser Ordner kann nicht gelesen werden: Ihnen fehlt die Berechtigung, oder sein Datenträger antwortet nicht.</translation>
    </message>
    <message>
        <source>Nothing in this folder matches “%1”.</source>
        <translation>Nichts in diesem Ordner passt zu „%1“.</translation>
    </message>
    <message>
        <source>This folder is empty.</source>
        <translation>Dieser Ordner ist leer.</translation>
    </message>
    <message>
        <source>dd MMM yyyy HH:mm</source>
        <comment>format: a file&apos;s date and time, in the letters of QDateTime::toString</comment>
        <translation>dd.MM.yyyy HH:mm</translation>
    </message>
    <message>
        <source>cannot be sent: %1</source>
        <translation>kann nicht gesendet werden: %1</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>ausgewählt</translation>
    </message>
    <message>
        <source>partly ticked</source>
        <translation>teilweise ausgewählt</translation>
    </message>
    <message>
        <source>goes with its folder</source>
        <translation>wird mit seinem Ordner gesendet</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>nicht ausgewählt</translation>
    </message>
    <message>
        <source>%1, folder, %2</source>
        <translation>%1, Ordner, %2</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4</source>
        <translation>%1, %2, %3, %4</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Ticked</source>
        <translation>Ausgewählt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>signet::ui::FileListPane</name>
    <message>
        <source>Find in this folder</source>
        <translation>In diesem Ordner suchen</translation>
    </message>
    <message>
        <source>Shows only what has this in its name. Down goes to the list, Escape clears.</source>
        <translation>Zeigt nur, was diesen Text im Namen hat. Pfeil ab führt zur Liste, Esc leert das Feld.</translation>
    </message>
</context>
<context>
    <name>signet::ui::FileListView</name>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Space ticks, Enter opens a folder, Backspace goes to the folder above.</source>
        <translation>Die Leertaste wählt aus, die Eingabetaste öffnet einen Ordner, die Rücktaste führt zum übergeordneten Ordner.</translation>
    </message>
    <message>
        <source>28 Nov 2028 28:28</source>
        <extracomment>As wide as dates in the list of files become.</extracomment>
        <translation>28.08.2028 28:28</translation>
    </message>
</context>
<context>
    <name>signet::ui::FilePicker</name>
    <message>
        <source>Add files</source>
        <translation>Dateien hinzufügen</translation>
    </message>
</context>
<context>
    <name>signet::ui::FolderModel</name>
    <message>
        <source>Home</source>
        <translation>Persönlicher Ordner</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more in the list</source>
        <translation>
            <numerusform>%Ln weiterer in der Liste</numerusform>
            <numerusform>%Ln weitere in der Liste</numerusform>
        </translation>
    </message>
    <message>
        <source>drive</source>
        <translation>Laufwerk</translation>
    </message>
    <message>
        <source>added place; Delete takes it away from here</source>
        <translation>hinzugefügter Ort; Entf nimmt ihn hier weg</translation>
    </message>
</context>
<context>
    <name>signet::ui::FolderPane</name>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Add a place</source>
        <translation>Ort hinzufügen</translation>
    </message>
    <message>
        <source>Puts a folder at the top of the tree</source>
        <translation>Stellt einen Ordner an den Anfang des Baums</translation>
    </message>
</context>
<context>
    <name>signet::ui::FolderTreeView</name>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Right opens a folder, Left closes it. The list shows the chosen one.</source>
        <translation>Pfeil rechts öffnet einen Ordner, Pfeil links schließt ihn. Die Liste zeigt den gewählten.</translation>
    </message>
</context>
<context>
    <name>signet::ui::HinderedDialog</name>
    <message>
        <source>Cannot be sent</source>
        <translation>Kann nicht gesendet werden</translation>
    </message>
    <message>
        <source>The rest goes without them.</source>
        <translation>Der Rest geht ohne sie hinaus.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>signet::ui::InboxPage</name>
    <message>
        <source>Nothing has arrived yet</source>
        <translation>Noch ist nichts eingetroffen</translation>
    </message>
    <message>
        <source>Give people your number, and verify each other once.</source>
        <translation>Geben Sie anderen Ihre Nummer und verifizieren Sie einander einmal.</translation>
    </message>
    <message>
        <source>Copy my number</source>
        <translation>Meine Nummer kopieren</translation>
    </message>
    <message>
        <source>Your number is in the clipboard.</source>
        <translation>Ihre Nummer ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Verify someone…</source>
        <translation>Jemanden verifizieren&#xa0;…</translation>
    </message>
    <message>
        <source>Give people your number, %1, and verify each other once.</source>
        <translation>Geben Sie anderen Ihre Nummer, %1, und verifizieren Sie einander einmal.</translation>
    </message>
</context>
<context>
    <name>signet::ui::LogBar</name>
    <message>
        <source>Name, company, file, number</source>
        <translation>Name, Firma, Datei, Nummer</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Looks in names, companies, numbers, files and tracking IDs.</source>
        <translation>Sucht in Namen, Firmen, Nummern, Dateien und Sendungsnummern.</translation>
    </message>
    <message>
        <source>Shows only these envelopes.</source>
        <translation>Zeigt nur diese Umschläge.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Writes the rows that are shown to a file.</source>
        <translation>Schreibt die angezeigten Zeilen in eine Datei.</translation>
    </message>
    <message>
        <source>Shown rows as CSV…</source>
        <translation>Angezeigte Zeilen als CSV&#xa0;…</translation>
    </message>
    <message>
        <source>Shown rows as JSON…</source>
        <translation>Angezeigte Zeilen als JSON&#xa0;…</translation>
    </message>
    <message>
        <source>Whole log with receipts…</source>
        <translation>Gesamtes Protokoll mit Quittungen&#xa0;…</translation>
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
        <translation>%1 in %2 gespeichert</translation>
    </message>
    <message>
        <source>%1 is not there any more. It was moved, renamed or deleted.</source>
        <translation>%1 ist nicht mehr vorhanden: verschoben, umbenannt oder gelöscht.</translation>
    </message>
    <message>
        <source>The disk is full. %1 was not saved.</source>
        <translation>Der Datenträger ist voll. %1 wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>%1 cannot be read or written. Check its permissions.</source>
        <translation>%1 kann nicht gelesen oder geschrieben werden. Prüfen Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>The disk reports an error. %1 was not saved.</source>
        <translation>Der Datenträger meldet einen Fehler. %1 wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Saving was stopped. %1 was not saved.</source>
        <translation>Das Speichern wurde abgebrochen. %1 wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Search looks in names, companies, numbers, files and tracking IDs.</source>
        <translation>Die Suche umfasst Namen, Firmen, Nummern, Dateien und Sendungsnummern.</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>No session is in this state</source>
        <translation>Kein Umschlag hat diesen Status</translation>
    </message>
    <message>
        <source>No session matches “%1”</source>
        <translation>Kein Umschlag passt zu „%1“</translation>
    </message>
    <message>
        <source>The folder is not there any more. It was moved, renamed or deleted.</source>
        <translation>Der Ordner ist nicht mehr vorhanden: verschoben, umbenannt oder gelöscht.</translation>
    </message>
    <message>
        <source>No program opens folders here. It is %1.</source>
        <translation>Hier öffnet kein Programm Ordner. Es ist %1.</translation>
    </message>
    <message>
        <source>Save the files in</source>
        <translation>Dateien speichern in</translation>
    </message>
    <message>
        <source>Save the file as</source>
        <translation>Datei speichern unter</translation>
    </message>
    <message>
        <source>Something else is being saved. Try again when it is done.</source>
        <translation>Es wird gerade etwas anderes gespeichert. Versuchen Sie es danach erneut.</translation>
    </message>
    <message>
        <source>Signet sent</source>
        <translation>Signet gesendet</translation>
    </message>
    <message>
        <source>Signet received</source>
        <translation>Signet empfangen</translation>
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
        <translation>Angezeigte Zeilen exportieren</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Exportiert nach %1</translation>
    </message>
    <message>
        <source>%1 could not be written. Choose another place.</source>
        <translation>%1 konnte nicht geschrieben werden. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Export the whole log with receipts</source>
        <translation>Gesamtes Protokoll mit Quittungen exportieren</translation>
    </message>
    <message>
        <source>Signet evidence</source>
        <translation>Signet-Nachweise</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON-Zeilen (*.jsonl)</translation>
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
        <translation>Dateien senden</translation>
    </message>
    <message>
        <source>Send Log</source>
        <translation>Sendeprotokoll</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Posteingang</translation>
    </message>
    <message>
        <source>%1 not opened</source>
        <translation>%1 ungeöffnet</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Envelope</source>
        <translation>&amp;Umschlag</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Keys unlocked</source>
        <translation>Schlüssel entsperrt</translation>
    </message>
    <message>
        <source>Window locked</source>
        <translation>Fenster gesperrt</translation>
    </message>
    <message>
        <source>Keys closed</source>
        <translation>Schlüssel gesperrt</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
</context>
<context>
    <name>signet::ui::NewContactDialog</name>
    <message>
        <source>Verify by code…</source>
        <translation>Per Code verifizieren&#xa0;…</translation>
    </message>
    <message>
        <source>Verify someone new</source>
        <translation>Neuen Kontakt verifizieren</translation>
    </message>
    <message>
        <source>Whom do you want to verify?</source>
        <translation>Wen möchten Sie verifizieren?</translation>
    </message>
    <message>
        <source>Ask for the account number, by telephone or on paper. Then read a code to each other, once.</source>
        <translation>Erfragen Sie die Kontonummer, per Telefon oder auf Papier. Dann liest einmal einer dem anderen einen Code vor.</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>Kontonummer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>signet::ui::NoticeStrip</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>signet::ui::Notices</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>signet::ui::NumberEntry</name>
    <message>
        <source>Twelve digits, as the other person gives them to you.</source>
        <translation>Zwölf Ziffern, wie die andere Person sie Ihnen nennt.</translation>
    </message>
    <message>
        <source>1 more digit</source>
        <translation>Noch 1 Ziffer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more digits</source>
        <translation>
            <numerusform>Noch %Ln Ziffer</numerusform>
            <numerusform>Noch %Ln Ziffern</numerusform>
        </translation>
    </message>
    <message>
        <source>An account number has twelve digits.</source>
        <translation>Eine Kontonummer hat zwölf Ziffern.</translation>
    </message>
    <message>
        <source>Check the digits. The last one is a check digit and does not fit.</source>
        <translation>Prüfen Sie die Ziffern. Die letzte ist eine Prüfziffer und stimmt nicht.</translation>
    </message>
    <message>
        <source>This is your own number.</source>
        <translation>Das ist Ihre eigene Nummer.</translation>
    </message>
    <message>
        <source>%1 is on your list: %2</source>
        <translation>%1 steht auf Ihrer Liste: %2</translation>
    </message>
    <message>
        <source>The check digit fits.</source>
        <translation>Die Prüfziffer stimmt.</translation>
    </message>
</context>
<context>
    <name>signet::ui::Obstacle</name>
    <message>
        <source>no longer there</source>
        <translation>nicht mehr vorhanden</translation>
    </message>
    <message>
        <source>a link, and links are not followed</source>
        <translation>eine Verknüpfung, und Verknüpfungen wird nicht gefolgt</translation>
    </message>
    <message>
        <source>neither a file nor a folder</source>
        <translation>weder Datei noch Ordner</translation>
    </message>
    <message>
        <source>you may not read it</source>
        <translation>Sie haben kein Leserecht</translation>
    </message>
    <message>
        <source>its name is not Unicode text</source>
        <translation>der Name ist kein Unicode-Text</translation>
    </message>
    <message>
        <source>more than 100 folders deep</source>
        <translation>mehr als 100 Ordner tief</translation>
    </message>
    <message>
        <source>more than 1,000,000 files in one envelope</source>
        <translation>mehr als 1.000.000 Dateien in einem Umschlag</translation>
    </message>
    <message>
        <source>a whole disk, which has no name to send it under</source>
        <translation>ein ganzer Datenträger, der keinen Namen zum Senden hat</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>link</source>
        <translation>Verknüpfung</translation>
    </message>
    <message>
        <source>no file</source>
        <translation>keine Datei</translation>
    </message>
    <message>
        <source>no access</source>
        <translation>kein Zugriff</translation>
    </message>
    <message>
        <source>bad name</source>
        <translation>ungültiger Name</translation>
    </message>
    <message>
        <source>too deep</source>
        <translation>zu tief</translation>
    </message>
    <message>
        <source>too many</source>
        <translation>zu viele</translation>
    </message>
    <message>
        <source>whole disk</source>
        <translation>ganzer Datenträger</translation>
    </message>
</context>
<context>
    <name>signet::ui::Person</name>
    <message>
        <source>%1, account %2</source>
        <translation>%1, Konto %2</translation>
    </message>
    <message>
        <source>%1, %2, account %3</source>
        <translation>%1, %2, Konto %3</translation>
    </message>
</context>
<context>
    <name>signet::ui::Postmark</name>
    <message>
        <source>DELIVERED</source>
        <comment>on a postmark</comment>
        <translation>ZUGESTELLT</translation>
    </message>
    <message>
        <source>Postmark: delivered %1, %2</source>
        <translation>Poststempel: zugestellt am %1, %2</translation>
    </message>
</context>
<context>
    <name>signet::ui::ProvisionDialog</name>
    <message>
        <source>Set up Signet</source>
        <translation>Signet einrichten</translation>
    </message>
    <message>
        <source>Your invitation</source>
        <translation>Ihre Einladung</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Provisioning call</source>
        <translation>Einrichtungsanruf</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Open your invitation</source>
        <translation>Öffnen Sie Ihre Einladung</translation>
    </message>
    <message>
        <source>Your operator sent you a provisioning link and, separately, a work order number.</source>
        <translation>Ihr Betreiber hat Ihnen einen Einrichtungslink und, getrennt davon, eine Auftragsnummer geschickt.</translation>
    </message>
    <message>
        <source>Provisioning link</source>
        <translation>Einrichtungslink</translation>
    </message>
    <message>
        <source>Begins with signet:provision</source>
        <translation>Beginnt mit signet:provision</translation>
    </message>
    <message>
        <source>Root key fingerprint</source>
        <translation>Fingerabdruck des Wurzelschlüssels</translation>
    </message>
    <message>
        <source>It must match the letter that your operator sent you.</source>
        <translation>Er muss mit dem Brief Ihres Betreibers übereinstimmen.</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Wählen Sie eine Passphrase</translation>
    </message>
    <message>
        <source>It locks your keys, logs and contacts on this computer. Nobody can give it back to you, not even your operator.</source>
        <translation>Sie schützt Ihre Schlüssel, Protokolle und Kontakte auf diesem Computer. Niemand kann sie Ihnen wiedergeben, auch nicht Ihr Betreiber.</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Dial your work order</source>
        <translation>Wählen Sie Ihre Auftragsnummer</translation>
    </message>
    <message>
        <source>Type or press the digits.</source>
        <translation>Tippen oder klicken Sie die Ziffern.</translation>
    </message>
    <message>
        <source>This computer now holds your keys. Nobody else has them.</source>
        <translation>Dieser Computer verwahrt jetzt Ihre Schlüssel. Niemand sonst hat sie.</translation>
    </message>
    <message>
        <source>Give this number to people who may write to you. The first time, you both verify each other by a spoken code.</source>
        <translation>Geben Sie diese Nummer Personen, die Ihnen schreiben dürfen. Beim ersten Mal verifizieren Sie einander mit einem vorgelesenen Code.</translation>
    </message>
    <message>
        <source>Nothing was set up, and the call has ended.</source>
        <translation>Es wurde nichts eingerichtet, und der Anruf ist beendet.</translation>
    </message>
    <message>
        <source>Making your key store</source>
        <translation>Ihr Schlüsselspeicher wird angelegt</translation>
    </message>
    <message>
        <source>Calling 611</source>
        <translation>611 wird angerufen</translation>
    </message>
    <message>
        <source>This takes a moment: a passphrase is slow to try on purpose.</source>
        <translation>Das dauert einen Moment: Das Prüfen einer Passphrase ist absichtlich langsam.</translation>
    </message>
    <message>
        <source>Connecting to %1.</source>
        <translation>Verbindung mit %1 wird hergestellt.</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Auflegen</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>The digits do not fit</source>
        <translation>Die Ziffern stimmen nicht</translation>
    </message>
    <message>
        <source>“Dial the nine digits of your work order.”</source>
        <translation>„Wählen Sie die neun Ziffern Ihrer Auftragsnummer.“</translation>
    </message>
    <message>
        <source>One try is left.</source>
        <translation>Noch ein Versuch.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tries are left.</source>
        <translation>
            <numerusform>Noch %Ln Versuch.</numerusform>
            <numerusform>Noch %Ln Versuche.</numerusform>
        </translation>
    </message>
    <message>
        <source>You are ready, %1</source>
        <translation>Alles bereit, %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Verify my first correspondent</source>
        <translation>Meinen ersten Kontakt verifizieren</translation>
    </message>
    <message>
        <source>Finish later</source>
        <translation>Später abschließen</translation>
    </message>
    <message>
        <source>Dial again</source>
        <translation>Neu wählen</translation>
    </message>
    <message>
        <source>This is no provisioning link. Copy it whole from your letter.</source>
        <translation>Das ist kein Einrichtungslink. Übernehmen Sie ihn vollständig aus Ihrem Brief.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Call 611 to continue</source>
        <translation>Weiter mit Anruf bei 611</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>Die beiden Passphrasen sind verschieden.</translation>
    </message>
    <message>
        <source>%1 of 9 digits</source>
        <translation>%1 von 9 Ziffern</translation>
    </message>
    <message>
        <source>The link is whole</source>
        <translation>Der Link ist vollständig</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Verschlüsselt</translation>
    </message>
</context>
<context>
    <name>signet::ui::ProvisionFlow</name>
    <message>
        <source>That work order was not recognised</source>
        <translation>Diese Auftragsnummer wurde nicht erkannt</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>Keine Verbindung zu %1</translation>
    </message>
    <message>
        <source>This is not your operator&apos;s server</source>
        <translation>Das ist nicht der Server Ihres Betreibers</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>The server speaks another version</source>
        <translation>Der Server spricht eine andere Version</translation>
    </message>
    <message>
        <source>Signet could not join</source>
        <translation>Signet konnte nicht beitreten</translation>
    </message>
    <message>
        <source>Check the number in your letter and dial again. A digit may be wrong, or the order may be used already. After three wrong tries it is void: then ring your operator for a new one.</source>
        <translation>Prüfen Sie die Nummer in Ihrem Brief und wählen Sie neu. Vielleicht ist eine Ziffer falsch, oder der Auftrag ist schon verbraucht. Nach drei falschen Versuchen ist er ungültig: Rufen Sie dann Ihren Betreiber an, um einen neuen zu erhalten.</translation>
    </message>
    <message>
        <source>Check your network, then dial again. Nothing was set up.</source>
        <translation>Prüfen Sie Ihr Netzwerk und wählen Sie dann neu. Es wurde nichts eingerichtet.</translation>
    </message>
    <message>
        <source>Its certificate is not signed by the key from your invitation. Signet has hung up. Ring your operator.</source>
        <translation>Sein Zertifikat ist nicht mit dem Schlüssel aus Ihrer Einladung signiert. Signet hat aufgelegt. Rufen Sie Ihren Betreiber an.</translation>
    </message>
    <message>
        <source>Make space, then try again.</source>
        <translation>Schaffen Sie Platz und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Update Signet, then dial again.</source>
        <translation>Aktualisieren Sie Signet und wählen Sie dann neu.</translation>
    </message>
</context>
<context>
    <name>signet::ui::Question</name>
    <message>
        <source>Withdraw the verification of %1?</source>
        <translation>Verifizierung von %1 zurückziehen?</translation>
    </message>
    <message>
        <source>The key that you two share is destroyed, and %1 is told. What is under way between you stops, and files sealed for each other can no longer be opened. To send again, verify each other anew.</source>
        <translation>Ihr gemeinsamer Schlüssel wird vernichtet, und %1 wird darüber informiert. Was zwischen Ihnen unterwegs ist, wird beendet, und füreinander versiegelte Dateien lassen sich nicht mehr öffnen. Um wieder zu senden, verifizieren Sie einander neu.</translation>
    </message>
    <message>
        <source>Withdraw verification</source>
        <translation>Verifizierung zurückziehen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Nothing from %1 is accepted any more. The key that you two share is destroyed, what is under way stops, and files sealed for each other can no longer be opened. %1 is not told.</source>
        <translation>Von %1 wird nichts mehr angenommen. Ihr gemeinsamer Schlüssel wird vernichtet, laufende Übertragungen werden beendet, und füreinander versiegelte Dateien lassen sich nicht mehr öffnen. %1 wird nicht darüber informiert.</translation>
    </message>
    <message>
        <source>Nothing from %1 is accepted any more. %1 is not told.</source>
        <translation>Von %1 wird nichts mehr angenommen. %1 wird nicht darüber informiert.</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>%1 blockieren?</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Blockieren</translation>
    </message>
    <message>
        <source>Do not block</source>
        <translation>Nicht blockieren</translation>
    </message>
    <message>
        <source>Block this account?</source>
        <translation>Dieses Konto blockieren?</translation>
    </message>
    <message>
        <source>It can ask you for nothing any more, and learns no more than that it is not accepted.</source>
        <translation>Es kann Sie um nichts mehr bitten und erfährt nur, dass es nicht angenommen wird.</translation>
    </message>
    <message>
        <source>The block ends with it: %1 can ask to verify you again. Your logs keep what was sent and received.</source>
        <translation>Damit endet auch die Blockierung: %1 kann Sie wieder um eine Verifizierung bitten. Was gesendet und empfangen wurde, bleibt in Ihren Protokollen.</translation>
    </message>
    <message>
        <source>The key that you share with %1 is destroyed, what is under way stops, and files sealed for each other can no longer be opened. Your logs keep what was sent and received.</source>
        <translation>Ihr gemeinsamer Schlüssel mit %1 wird vernichtet, laufende Übertragungen werden beendet, und füreinander versiegelte Dateien lassen sich nicht mehr öffnen. Was gesendet und empfangen wurde, bleibt in Ihren Protokollen.</translation>
    </message>
    <message>
        <source>Remove %1 from your list?</source>
        <translation>%1 aus Ihrer Liste entfernen?</translation>
    </message>
    <message>
        <source>Remove</source>
        <comment>from the list</comment>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Cancel the envelope to %1?</source>
        <translation>Umschlag an %1 abbrechen?</translation>
    </message>
    <message>
        <source>Cancel the envelope from %1?</source>
        <translation>Umschlag von %1 abbrechen?</translation>
    </message>
    <message>
        <source>What is through is wiped on both sides, and a new envelope begins at zero. To interrupt it, pause it.</source>
        <translation>Was schon angekommen ist, wird auf beiden Seiten gelöscht, und ein neuer Umschlag beginnt bei null. Um nur zu unterbrechen, pausieren Sie ihn.</translation>
    </message>
    <message>
        <source>Cancel the envelope</source>
        <translation>Umschlag abbrechen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Delete %1 from %2?</source>
        <translation>%1 von %2 löschen?</translation>
    </message>
    <message>
        <source>They are deleted from the folder that Signet made for them. What you renamed, moved or saved elsewhere stays, and so do this line and the receipt.</source>
        <translation>Sie werden aus dem Ordner gelöscht, den Signet für sie angelegt hat. Was Sie umbenannt, verschoben oder anderswo gespeichert haben, bleibt, ebenso diese Zeile und die Quittung.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Close your keys?</source>
        <translation>Schlüssel sperren?</translation>
    </message>
    <message>
        <source>You are signed out, and what is under way stops. It goes on when you open the keys again.</source>
        <translation>Sie werden abgemeldet, und laufende Übertragungen werden gestoppt. Sie gehen weiter, sobald Sie die Schlüssel wieder entsperren.</translation>
    </message>
    <message>
        <source>Close keys</source>
        <translation>Schlüssel sperren</translation>
    </message>
    <message>
        <source>Keep them open</source>
        <translation>Nicht sperren</translation>
    </message>
    <message>
        <source>Quit while envelopes are under way?</source>
        <translation>Beenden, obwohl Umschläge unterwegs sind?</translation>
    </message>
    <message>
        <source>They stop here and go on, without sending anything twice, when Signet is started again.</source>
        <translation>Sie stoppen hier und gehen beim nächsten Start von Signet weiter, ohne dass etwas zweimal gesendet wird.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Remove practice mode?</source>
        <translation>Übung entfernen?</translation>
    </message>
    <message>
        <source>Its server, its correspondent, its log and what arrived in its folder are removed from this computer. The files that you sent stay where they are.</source>
        <translation>Server, Übungspartner, Protokoll und alles, was im Ordner der Übung angekommen ist, werden von diesem Computer entfernt. Die Dateien, die Sie gesendet haben, bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Keep practising</source>
        <translation>Weiter üben</translation>
    </message>
</context>
<context>
    <name>signet::ui::ReasonWords</name>
    <message>
        <source>You paused this envelope</source>
        <translation>Sie haben diesen Umschlag pausiert</translation>
    </message>
    <message>
        <source>Nothing is sent twice: it goes on where it stopped.</source>
        <translation>Nichts wird zweimal gesendet: Es geht dort weiter, wo es aufgehört hat.</translation>
    </message>
    <message>
        <source>You cancelled this envelope</source>
        <translation>Sie haben diesen Umschlag abgebrochen</translation>
    </message>
    <message>
        <source>What had arrived of it was wiped.</source>
        <translation>Was davon angekommen war, wurde gelöscht.</translation>
    </message>
    <message>
        <source>Nothing more is sent. What %1 had of it is wiped.</source>
        <translation>Es wird nichts mehr gesendet. Was %1 davon hatte, wird gelöscht.</translation>
    </message>
    <message>
        <source>You took back the verification of %1</source>
        <translation>Sie haben die Verifizierung von %1 zurückgezogen</translation>
    </message>
    <message>
        <source>What was under way has ended. Verify each other by a spoken code before you send again.</source>
        <translation>Was unterwegs war, ist beendet. Verifizieren Sie einander mit einem vorgelesenen Code, bevor Sie wieder senden.</translation>
    </message>
    <message>
        <source>You removed %1 from your list</source>
        <translation>Sie haben %1 aus Ihrer Liste entfernt</translation>
    </message>
    <message>
        <source>You blocked %1</source>
        <translation>Sie haben %1 blockiert</translation>
    </message>
    <message>
        <source>Nothing goes to a blocked number, and nothing comes from it.</source>
        <translation>An eine blockierte Nummer geht nichts hinaus, und von ihr kommt nichts an.</translation>
    </message>
    <message>
        <source>%1 keeps asking to verify with you</source>
        <translation>%1 bittet Sie immer wieder um Verifizierung</translation>
    </message>
    <message>
        <source>More of it today is refused unheard.</source>
        <translation>Weitere Anfragen werden heute ungefragt abgelehnt.</translation>
    </message>
    <message>
        <source>Signet was closed while this was under way</source>
        <translation>Signet wurde beendet, während dies unterwegs war</translation>
    </message>
    <message>
        <source>What is through stays.</source>
        <translation>Was angekommen ist, bleibt.</translation>
    </message>
    <message>
        <source>The rest did not come within 30 days</source>
        <translation>Der Rest kam nicht innerhalb von 30 Tagen</translation>
    </message>
    <message>
        <source>What had arrived of it was wiped. %1 can send it again.</source>
        <translation>Was davon angekommen war, wurde gelöscht. %1 kann den Umschlag erneut senden.</translation>
    </message>
    <message>
        <source>%1 began this envelope afresh</source>
        <translation>%1 hat diesen Umschlag neu begonnen</translation>
    </message>
    <message>
        <source>What had arrived of the first try was wiped.</source>
        <translation>Was vom ersten Versuch angekommen war, wurde gelöscht.</translation>
    </message>
    <message>
        <source>%1 has a new key. Sending is stopped.</source>
        <translation>%1 hat einen neuen Schlüssel. Das Senden ist gestoppt.</translation>
    </message>
    <message>
        <source>It may be a new computer, or someone else. Verify by a spoken code before you send.</source>
        <translation>Es kann ein neuer Computer sein oder jemand anderes. Verifizieren Sie mit einem vorgelesenen Code, bevor Sie senden.</translation>
    </message>
    <message>
        <source>%1 is not verified</source>
        <translation>%1 ist nicht verifiziert</translation>
    </message>
    <message>
        <source>Verify each other by a spoken code, then resume.</source>
        <translation>Verifizieren Sie einander mit einem vorgelesenen Code und setzen Sie dann fort.</translation>
    </message>
    <message>
        <source>This computer has too little free space</source>
        <translation>Auf diesem Computer ist zu wenig Platz frei</translation>
    </message>
    <message>
        <source>%2 are needed to seal this envelope. Make space, then resume.</source>
        <translation>Zum Versiegeln dieses Umschlags werden %2 benötigt. Schaffen Sie Platz und setzen Sie dann fort.</translation>
    </message>
    <message>
        <source>%2 are needed. Make space, then resume. What has arrived stays.</source>
        <translation>Benötigt werden %2. Schaffen Sie Platz und setzen Sie dann fort. Was angekommen ist, bleibt.</translation>
    </message>
    <message>
        <source>The envelope did not arrive whole</source>
        <translation>Der Umschlag ist nicht vollständig angekommen</translation>
    </message>
    <message>
        <source>The proof did not match and the copy was destroyed. Sending again starts afresh.</source>
        <translation>Der Nachweis stimmte nicht, und die Kopie wurde vernichtet. Erneutes Senden beginnt von vorn.</translation>
    </message>
    <message>
        <source>What had arrived does not fit the rest</source>
        <translation>Was angekommen war, passt nicht zum Rest</translation>
    </message>
    <message>
        <source>The envelope begins afresh.</source>
        <translation>Der Umschlag beginnt von vorn.</translation>
    </message>
    <message>
        <source>The folder for received files cannot be used</source>
        <translation>Der Ordner für empfangene Dateien ist nicht verwendbar</translation>
    </message>
    <message>
        <source>Choose another one, then resume.</source>
        <translation>Wählen Sie einen anderen und setzen Sie dann fort.</translation>
    </message>
    <message>
        <source>The sealed copy is damaged</source>
        <translation>Die versiegelte Kopie ist beschädigt</translation>
    </message>
    <message>
        <source>What is left of it is of no use. Sending again starts afresh.</source>
        <translation>Was davon übrig ist, ist unbrauchbar. Erneutes Senden beginnt von vorn.</translation>
    </message>
    <message>
        <source>What arrived does not open</source>
        <translation>Was angekommen ist, lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>It is damaged, or no envelope. %1 can send it again.</source>
        <translation>Es ist beschädigt oder kein Umschlag. %1 kann es erneut senden.</translation>
    </message>
    <message>
        <source>The connection broke</source>
        <translation>Die Verbindung ist abgebrochen</translation>
    </message>
    <message>
        <source>There was no answer in time</source>
        <translation>Es kam nicht rechtzeitig eine Antwort</translation>
    </message>
    <message>
        <source>The disk reports an error</source>
        <translation>Der Datenträger meldet einen Fehler</translation>
    </message>
    <message>
        <source>Check the disk before you go on: the cause is not the connection.</source>
        <translation>Prüfen Sie den Datenträger, bevor Sie weitermachen: Die Verbindung ist nicht die Ursache.</translation>
    </message>
    <message>
        <source>A file or folder cannot be read or written</source>
        <translation>Eine Datei oder ein Ordner kann nicht gelesen oder geschrieben werden</translation>
    </message>
    <message>
        <source>Check its permissions, then send again.</source>
        <translation>Prüfen Sie die Zugriffsrechte und senden Sie dann erneut.</translation>
    </message>
    <message>
        <source>What was to be sent is no longer there</source>
        <translation>Was gesendet werden sollte, ist nicht mehr vorhanden</translation>
    </message>
    <message>
        <source>It was moved or deleted before it was sealed. Nothing was sent.</source>
        <translation>Es wurde vor dem Versiegeln verschoben oder gelöscht. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>A file was changed while it was being sealed</source>
        <translation>Eine Datei wurde während des Versiegelns geändert</translation>
    </message>
    <message>
        <source>Close the program that is writing to it, then send again.</source>
        <translation>Schließen Sie das Programm, das darin schreibt, und senden Sie dann erneut.</translation>
    </message>
    <message>
        <source>This envelope is too large</source>
        <translation>Dieser Umschlag ist zu groß</translation>
    </message>
    <message>
        <source>Send fewer files at once.</source>
        <translation>Senden Sie weniger Dateien auf einmal.</translation>
    </message>
    <message>
        <source>A name is taken</source>
        <translation>Ein Name ist vergeben</translation>
    </message>
    <message>
        <source>Something of this name is in its place already.</source>
        <translation>Dort liegt schon etwas unter diesem Namen.</translation>
    </message>
    <message>
        <source>What came does not prove itself</source>
        <translation>Was ankam, lässt sich nicht nachweisen</translation>
    </message>
    <message>
        <source>A signature does not fit: it is damaged or forged. Nothing of it was used.</source>
        <translation>Eine Signatur stimmt nicht: Sie ist beschädigt oder gefälscht. Nichts davon wurde verwendet.</translation>
    </message>
    <message>
        <source>A proof does not fit: it is damaged or forged. Nothing of it was used.</source>
        <translation>Ein Nachweis stimmt nicht: Er ist beschädigt oder gefälscht. Nichts davon wurde verwendet.</translation>
    </message>
    <message>
        <source>A proof does not fit: it is damaged or forged. No key was saved.</source>
        <translation>Ein Nachweis stimmt nicht: Er ist beschädigt oder gefälscht. Es wurde kein Schlüssel gespeichert.</translation>
    </message>
    <message>
        <source>The key does not open it</source>
        <translation>Der Schlüssel öffnet es nicht</translation>
    </message>
    <message>
        <source>It was sealed for somebody else, or under an older key.</source>
        <translation>Es wurde für jemand anderen oder unter einem älteren Schlüssel versiegelt.</translation>
    </message>
    <message>
        <source>The other program did what the protocol does not allow</source>
        <translation>Das andere Programm tat etwas, was das Protokoll nicht erlaubt</translation>
    </message>
    <message>
        <source>The run was ended. What is through stays.</source>
        <translation>Der Durchgang wurde beendet. Was angekommen ist, bleibt.</translation>
    </message>
    <message>
        <source>What was to be sent cannot be used</source>
        <translation>Was gesendet werden sollte, ist nicht verwendbar</translation>
    </message>
    <message>
        <source>Choose the files again.</source>
        <translation>Wählen Sie die Dateien neu aus.</translation>
    </message>
    <message>
        <source>Another program uses this profile</source>
        <translation>Ein anderes Programm benutzt dieses Profil</translation>
    </message>
    <message>
        <source>Your profile is damaged</source>
        <translation>Ihr Profil ist beschädigt</translation>
    </message>
    <message>
        <source>Ask your operator how to save what can be read.</source>
        <translation>Fragen Sie Ihren Betreiber, wie sich retten lässt, was noch lesbar ist.</translation>
    </message>
    <message>
        <source>Nothing can be written to your profile</source>
        <translation>In Ihr Profil kann nichts geschrieben werden</translation>
    </message>
    <message>
        <source>Its disk is full or write-protected.</source>
        <translation>Sein Datenträger ist voll oder schreibgeschützt.</translation>
    </message>
    <message>
        <source>Signet met an error of its own</source>
        <translation>In Signet selbst ist ein Fehler aufgetreten</translation>
    </message>
    <message>
        <source>Tell your operator the tracking ID if it happens once more.</source>
        <translation>Nennen Sie Ihrem Betreiber die Sendungsnummer, wenn es noch einmal geschieht.</translation>
    </message>
    <message>
        <source>%1 refused the envelope</source>
        <translation>%1 hat den Umschlag abgelehnt</translation>
    </message>
    <message>
        <source>Nothing was transferred.</source>
        <translation>Es wurde nichts übertragen.</translation>
    </message>
    <message>
        <source>%1 declined</source>
        <translation>%1 hat abgelehnt</translation>
    </message>
    <message>
        <source>No key was saved.</source>
        <translation>Es wurde kein Schlüssel gespeichert.</translation>
    </message>
    <message>
        <source>%1 has too little free space</source>
        <translation>%1 hat zu wenig freien Platz</translation>
    </message>
    <message>
        <source>%2 are needed. Send fewer files, or ask for space to be made.</source>
        <translation>Benötigt werden %2. Senden Sie weniger Dateien oder bitten Sie darum, Platz zu schaffen.</translation>
    </message>
    <message>
        <source>%1 paused this envelope</source>
        <translation>%1 hat diesen Umschlag pausiert</translation>
    </message>
    <message>
        <source>It goes on when they resume it. Nothing is sent twice.</source>
        <translation>Es geht weiter, sobald die Gegenseite fortsetzt. Nichts wird zweimal gesendet.</translation>
    </message>
    <message>
        <source>%1 took this envelope back</source>
        <translation>%1 hat diesen Umschlag zurückgenommen</translation>
    </message>
    <message>
        <source>%1 cancelled this envelope</source>
        <translation>%1 hat diesen Umschlag abgebrochen</translation>
    </message>
    <message>
        <source>What they had of it is wiped.</source>
        <translation>Was die Gegenseite davon hatte, ist gelöscht.</translation>
    </message>
    <message>
        <source>What %1 held does not fit the rest</source>
        <translation>Was %1 hatte, passt nicht zum Rest</translation>
    </message>
    <message>
        <source>%1 could not open what arrived</source>
        <translation>%1 konnte nicht öffnen, was ankam</translation>
    </message>
    <message>
        <source>It was damaged on the way, or the two programs do not fit together.</source>
        <translation>Es wurde unterwegs beschädigt, oder die beiden Programme passen nicht zusammen.</translation>
    </message>
    <message>
        <source>%1 could not check where this comes from</source>
        <translation>%1 konnte die Herkunft nicht prüfen</translation>
    </message>
    <message>
        <source>A proof did not fit. Nothing was transferred.</source>
        <translation>Ein Nachweis stimmte nicht. Es wurde nichts übertragen.</translation>
    </message>
    <message>
        <source>A proof did not fit. No key was saved.</source>
        <translation>Ein Nachweis stimmte nicht. Es wurde kein Schlüssel gespeichert.</translation>
    </message>
    <message>
        <source>%1 is not signed in</source>
        <translation>%1 ist nicht angemeldet</translation>
    </message>
    <message>
        <source>Waits here, sealed, until %1 signs in. Keep Signet running.</source>
        <translation>Wartet hier versiegelt, bis sich %1 anmeldet. Lassen Sie Signet geöffnet.</translation>
    </message>
    <message>
        <source>Server says: not accepted</source>
        <translation>Server meldet: nicht angenommen</translation>
    </message>
    <message>
        <source>The number is unknown, or %1 has no key in common with you. Verify each other by a spoken code.</source>
        <translation>Die Nummer ist unbekannt, oder %1 hat keinen gemeinsamen Schlüssel mit Ihnen. Verifizieren Sie einander mit einem vorgelesenen Code.</translation>
    </message>
    <message>
        <source>Your account is suspended</source>
        <translation>Ihr Konto ist gesperrt</translation>
    </message>
    <message>
        <source>Nothing can be sent or called. Ring your operator.</source>
        <translation>Es kann nichts gesendet oder angerufen werden. Rufen Sie Ihren Betreiber an.</translation>
    </message>
    <message>
        <source>Server says: too much at once</source>
        <translation>Server meldet: zu viel auf einmal</translation>
    </message>
    <message>
        <source>A limit of your account is reached for now.</source>
        <translation>Eine Grenze Ihres Kontos ist vorerst erreicht.</translation>
    </message>
    <message>
        <source>Server says: wrong work order</source>
        <translation>Server meldet: falsche Auftragsnummer</translation>
    </message>
    <message>
        <source>The invitation or its digits do not fit. Ring your operator.</source>
        <translation>Die Einladung oder ihre Ziffern stimmen nicht. Rufen Sie Ihren Betreiber an.</translation>
    </message>
    <message>
        <source>Server says: not signed in</source>
        <translation>Server meldet: nicht angemeldet</translation>
    </message>
    <message>
        <source>The sign-in had ended a moment before.</source>
        <translation>Die Anmeldung war einen Moment zuvor beendet.</translation>
    </message>
    <message>
        <source>Server says: sign-in refused</source>
        <translation>Server meldet: Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>This device or account is not known there any more. Ring your operator.</source>
        <translation>Dieses Gerät oder Konto ist dort nicht mehr bekannt. Rufen Sie Ihren Betreiber an.</translation>
    </message>
    <message>
        <source>Server says: not the caller it knows</source>
        <translation>Server meldet: nicht der bekannte Anrufer</translation>
    </message>
    <message>
        <source>The call came from elsewhere than this sign-in. Ring your operator if it happens once more.</source>
        <translation>Der Anruf kam nicht von dieser Anmeldung. Rufen Sie Ihren Betreiber an, wenn es noch einmal geschieht.</translation>
    </message>
    <message>
        <source>Server says: not available now</source>
        <translation>Server meldet: zurzeit nicht verfügbar</translation>
    </message>
    <message>
        <source>It is stopping, or its storage does not answer.</source>
        <translation>Er wird gerade beendet, oder sein Speicher antwortet nicht.</translation>
    </message>
    <message>
        <source>Server says: %1 is busy</source>
        <translation>Server meldet: %1 ist beschäftigt</translation>
    </message>
    <message>
        <source>Another call with them is under way.</source>
        <translation>Ein anderer Anruf mit dieser Person läuft gerade.</translation>
    </message>
    <message>
        <source>Server says: refused</source>
        <translation>Server meldet: abgelehnt</translation>
    </message>
    <message>
        <source>Who refused is not proved. Nothing was transferred.</source>
        <translation>Wer abgelehnt hat, ist nicht nachgewiesen. Es wurde nichts übertragen.</translation>
    </message>
    <message>
        <source>This device has signed in elsewhere</source>
        <translation>Dieses Gerät hat sich anderswo angemeldet</translation>
    </message>
    <message>
        <source>The newer sign-in took the place of this one.</source>
        <translation>Die neuere Anmeldung hat diese abgelöst.</translation>
    </message>
    <message>
        <source>Your account was issued anew</source>
        <translation>Ihr Konto wurde neu ausgestellt</translation>
    </message>
    <message>
        <source>This device signs in no more. Ring your operator.</source>
        <translation>Dieses Gerät kann sich nicht mehr anmelden. Rufen Sie Ihren Betreiber an.</translation>
    </message>
    <message>
        <source>Your account is closed</source>
        <translation>Ihr Konto ist geschlossen</translation>
    </message>
    <message>
        <source>Ring your operator.</source>
        <translation>Rufen Sie Ihren Betreiber an.</translation>
    </message>
    <message>
        <source>Server says: %1 has too little free space</source>
        <translation>Server meldet: %1 hat zu wenig freien Platz</translation>
    </message>
    <message>
        <source>%2 are needed. Who says so is not proved.</source>
        <translation>Benötigt werden %2. Von wem diese Angabe stammt, ist nicht nachgewiesen.</translation>
    </message>
    <message>
        <source>Server says: not understood</source>
        <translation>Server meldet: nicht verstanden</translation>
    </message>
    <message>
        <source>The programs may not fit together. Update Signet if there is a newer one.</source>
        <translation>Die Programme passen vielleicht nicht zusammen. Aktualisieren Sie Signet, wenn es eine neuere Version gibt.</translation>
    </message>
    <message>
        <source>The two programs have no version in common</source>
        <translation>Die beiden Programme haben keine gemeinsame Version</translation>
    </message>
    <message>
        <source>Update Signet on both sides, then send again.</source>
        <translation>Aktualisieren Sie Signet auf beiden Seiten und senden Sie dann erneut.</translation>
    </message>
    <message>
        <source>There is no key in common with %1</source>
        <translation>Es gibt keinen gemeinsamen Schlüssel mit %1</translation>
    </message>
    <message>
        <source>Verify each other by a spoken code, then send again.</source>
        <translation>Verifizieren Sie einander mit einem vorgelesenen Code und senden Sie dann erneut.</translation>
    </message>
    <message>
        <source>The code did not match. No key was saved.</source>
        <translation>Der Code stimmte nicht überein. Es wurde kein Schlüssel gespeichert.</translation>
    </message>
    <message>
        <source>It was mistyped, or somebody stands in the line.</source>
        <translation>Er wurde falsch eingegeben, oder jemand steht in der Leitung.</translation>
    </message>
    <message>
        <source>It was declined</source>
        <translation>Es wurde abgelehnt</translation>
    </message>
    <message>
        <source>Too many key exchanges with %1 today</source>
        <translation>Heute zu viele Schlüsselaustausche mit %1</translation>
    </message>
    <message>
        <source>Try again tomorrow. Few tries a day keep guessing hopeless.</source>
        <translation>Versuchen Sie es morgen wieder. Wenige Versuche am Tag machen Raten aussichtslos.</translation>
    </message>
    <message>
        <source>It took too long</source>
        <translation>Es hat zu lange gedauert</translation>
    </message>
    <message>
        <source>%1 is busy</source>
        <translation>%1 ist beschäftigt</translation>
    </message>
    <message>
        <source>It was refused</source>
        <translation>Es wurde abgelehnt</translation>
    </message>
    <message>
        <source>This envelope is paused</source>
        <translation>Dieser Umschlag ist pausiert</translation>
    </message>
    <message>
        <source>Nothing is sent twice.</source>
        <translation>Nichts wird zweimal gesendet.</translation>
    </message>
    <message>
        <source>This envelope was cancelled</source>
        <translation>Dieser Umschlag wurde abgebrochen</translation>
    </message>
    <message>
        <source>The envelope has to begin afresh</source>
        <translation>Der Umschlag muss von vorn beginnen</translation>
    </message>
    <message>
        <source>A proof did not fit</source>
        <translation>Ein Nachweis stimmte nicht</translation>
    </message>
    <message>
        <source>Who says so is not proved.</source>
        <translation>Von wem diese Angabe stammt, ist nicht nachgewiesen.</translation>
    </message>
    <message>
        <source>It was refused without a reason</source>
        <translation>Es wurde ohne Begründung abgelehnt</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>Two whole sentences.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Reason given: %1.</source>
        <translation>Angegebener Grund: %1.</translation>
    </message>
    <message>
        <source>Signet has stopped trying by itself.</source>
        <translation>Signet versucht es nicht mehr von selbst.</translation>
    </message>
    <message>
        <source>It goes on by itself.</source>
        <translation>Es geht von selbst weiter.</translation>
    </message>
    <message>
        <source>It goes on when %1 and you are both signed in.</source>
        <translation>Es geht weiter, sobald %1 und Sie beide angemeldet sind.</translation>
    </message>
    <message>
        <source>Waits for the connection</source>
        <translation>Wartet auf die Verbindung</translation>
    </message>
    <message>
        <source>Waits here, sealed, until there is a connection and %1 is signed in. Keep Signet running.</source>
        <translation>Wartet hier versiegelt, bis eine Verbindung besteht und %1 angemeldet ist. Lassen Sie Signet geöffnet.</translation>
    </message>
    <message>
        <source>It was interrupted</source>
        <translation>Es wurde unterbrochen</translation>
    </message>
    <message>
        <source>It failed</source>
        <translation>Es ist fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>signet::ui::Remarks</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>%1 is now %2.</source>
        <extracomment>What a file was called by its sender, and what it is called here.</extracomment>
        <translation>%1 heißt jetzt %2.</translation>
    </message>
    <message>
        <source>Names in what %1 sent were changed to be safe</source>
        <translation>Namen in der Sendung von %1 wurden zur Sicherheit geändert</translation>
    </message>
    <message numerus="yes">
        <source>%1 And %Ln more.</source>
        <translation>
            <numerusform>%1 Und %Ln weiterer.</numerusform>
            <numerusform>%1 Und %Ln weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>A name in what %1 sent mixes alphabets</source>
        <translation>Ein Name in der Sendung von %1 mischt Alphabete</translation>
    </message>
    <message>
        <source>%1 may be made to be taken for another. Look twice before you open it.</source>
        <translation>%1 soll vielleicht mit einem anderen Namen verwechselt werden. Sehen Sie genau hin, bevor Sie öffnen.</translation>
    </message>
    <message>
        <source>An envelope from %1 was refused. %2</source>
        <translation>Ein Umschlag von %1 wurde abgelehnt. %2</translation>
    </message>
</context>
<context>
    <name>signet::ui::RenameDialog</name>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>How do you call %1?</source>
        <translation>Wie nennen Sie %1?</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>This name is too long.</source>
        <translation>Dieser Name ist zu lang.</translation>
    </message>
    <message>
        <source>This name holds characters that cannot be shown.</source>
        <translation>Dieser Name enthält Zeichen, die nicht darstellbar sind.</translation>
    </message>
    <message>
        <source>Nobody else sees this name. Leave it empty to use the one that the server gives.</source>
        <translation>Niemand sonst sieht diesen Namen. Lassen Sie das Feld leer, um den Namen vom Server zu verwenden.</translation>
    </message>
</context>
<context>
    <name>signet::ui::SearchField</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
</context>
<context>
    <name>signet::ui::SelectionModel</name>
    <message>
        <source>One item cannot be sent</source>
        <translation>Ein Element kann nicht gesendet werden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln items cannot be sent</source>
        <translation>
            <numerusform>%Ln Element kann nicht gesendet werden</numerusform>
            <numerusform>%Ln Elemente können nicht gesendet werden</numerusform>
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
            <numerusform>%1 und %Ln weiteres</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1. The rest goes without them.</source>
        <translation>%1. Der Rest geht ohne sie hinaus.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Delete takes it out of the envelope.</source>
        <translation>Entf nimmt es aus dem Umschlag.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt&#xa0;…</translation>
    </message>
    <message>
        <source>cannot be sent: %1</source>
        <translation>kann nicht gesendet werden: %1</translation>
    </message>
    <message>
        <source>counting</source>
        <translation>wird gezählt</translation>
    </message>
    <message>
        <source>folder, %1, %2</source>
        <translation>Ordner, %1, %2</translation>
    </message>
</context>
<context>
    <name>signet::ui::SendFilesPage</name>
    <message>
        <source>Add &amp;files…</source>
        <translation>&amp;Dateien hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <translation>Ctrl+O</translation>
    </message>
    <message>
        <source>Add a f&amp;older…</source>
        <translation>&amp;Ordner hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation>Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>&amp;Empty the envelope</source>
        <translation>Umschlag &amp;leeren</translation>
    </message>
    <message>
        <source>F&amp;ind in this folder</source>
        <translation>In diesem Ordner s&amp;uchen</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>&amp;Verborgene Dateien anzeigen</translation>
    </message>
    <message>
        <source>Ctrl+H</source>
        <translation>Ctrl+H</translation>
    </message>
    <message>
        <source>&amp;Read folders again</source>
        <translation>&amp;Ordner neu einlesen</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>Eine Ebene &amp;höher</translation>
    </message>
    <message>
        <source>Alt+Up</source>
        <translation>Alt+Up</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Not added</source>
        <translation>Nicht hinzugefügt</translation>
    </message>
    <message>
        <source>Already in this envelope</source>
        <translation>Schon in diesem Umschlag</translation>
    </message>
    <message>
        <source>%1 goes with the folder %2.</source>
        <translation>%1 wird mit dem Ordner %2 gesendet.</translation>
    </message>
    <message>
        <source>Add a place</source>
        <translation>Ort hinzufügen</translation>
    </message>
    <message>
        <source>Only files and folders of this computer can go into an envelope. Save what lies on the web or on a server here first.</source>
        <translation>In einen Umschlag passen nur Dateien und Ordner dieses Computers. Speichern Sie zuerst hier, was im Web oder auf einem Server liegt.</translation>
    </message>
</context>
<context>
    <name>signet::ui::SendLogPage</name>
    <message>
        <source>Nothing sent yet</source>
        <translation>Noch nichts gesendet</translation>
    </message>
    <message>
        <source>What you send is listed here, with receipts.</source>
        <translation>Hier steht, was Sie senden, mit Quittungen.</translation>
    </message>
    <message>
        <source>Send Files</source>
        <translation>Dateien senden</translation>
    </message>
</context>
<context>
    <name>signet::ui::SessionActs</name>
    <message>
        <source>Save the file…</source>
        <translation>Datei speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Save all %1 files…</source>
        <translation>Alle %1 Dateien speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Ask for it again</source>
        <translation>Erneut anfordern</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Cancel this envelope</source>
        <translation>Diesen Umschlag abbrechen</translation>
    </message>
    <message>
        <source>Verify by code</source>
        <translation>Per Code verifizieren</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>Reply with an envelope</source>
        <translation>Mit einem Umschlag antworten</translation>
    </message>
    <message>
        <source>Copy tracking ID</source>
        <translation>Sendungsnummer kopieren</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen&#xa0;…</translation>
    </message>
    <message>
        <source>Mark as seen</source>
        <translation>Als gesehen markieren</translation>
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
        <translation>Zugestellt am %1, nach der Uhr des Servers.</translation>
    </message>
    <message>
        <source>Delivered %1, by the clock of %2.</source>
        <translation>Zugestellt am %1, nach der Uhr von %2.</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Signed receipt from %1, checked</source>
        <translation>Signierte Quittung von %1, geprüft</translation>
    </message>
    <message>
        <source>Your signed receipt is of %1.</source>
        <translation>Ihre signierte Quittung ist vom %1.</translation>
    </message>
    <message>
        <source>The files were deleted on %1</source>
        <translation>Die Dateien wurden am %1 gelöscht</translation>
    </message>
    <message>
        <source>Every byte is as %1 sealed it</source>
        <translation>Jedes Byte ist so, wie %1 es versiegelt hat</translation>
    </message>
    <message>
        <source>The files are listed when all of it has arrived.</source>
        <translation>Die Dateien werden aufgeführt, sobald alles angekommen ist.</translation>
    </message>
    <message>
        <source>Envelope to %1</source>
        <translation>Umschlag an %1</translation>
    </message>
    <message>
        <source>Envelope from %1</source>
        <translation>Umschlag von %1</translation>
    </message>
</context>
<context>
    <name>signet::ui::SessionFilter</name>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
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
        <translation>Sendungsnummer %1</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Stimmt überein</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more files. Show more</source>
        <translation>
            <numerusform>%Ln weitere Datei. Mehr zeigen</numerusform>
            <numerusform>%Ln weitere Dateien. Mehr zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Receipt and buttons</source>
        <translation>Quittung und Schaltflächen</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <extracomment>A file of an envelope for a screen reader: name, size, date.</extracomment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>Gegenseite</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Tracking ID</source>
        <translation>Sendungsnummer</translation>
    </message>
</context>
<context>
    <name>signet::ui::SessionView</name>
    <message>
        <source>Envelopes sent</source>
        <translation>Gesendete Umschläge</translation>
    </message>
    <message>
        <source>Envelopes received</source>
        <translation>Empfangene Umschläge</translation>
    </message>
    <message>
        <source>Right opens an envelope, Left closes it, Enter goes to its buttons.</source>
        <translation>Pfeil rechts öffnet einen Umschlag, Pfeil links schließt ihn, die Eingabetaste führt zu seinen Schaltflächen.</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern&#xa0;…</translation>
    </message>
</context>
<context>
    <name>signet::ui::SessionWords</name>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Sealing</source>
        <translation>Wird versiegelt</translation>
    </message>
    <message>
        <source>Waits here</source>
        <translation>Wartet hier</translation>
    </message>
    <message>
        <source>Calling</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Sending %1</source>
        <translation>Sendet %1</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Sendet</translation>
    </message>
    <message>
        <source>Receiving %1</source>
        <translation>Empfängt %1</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Empfängt</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>New</source>
        <comment>several envelopes</comment>
        <translation>Neu</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Delivered</source>
        <comment>several envelopes</comment>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Received</source>
        <comment>several envelopes</comment>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>Nicht zugestellt</translation>
    </message>
    <message>
        <source>Not received</source>
        <translation>Nicht empfangen</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A day and a time.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF-Dokument</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>signet::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Another language holds from Signet&apos;s next start on.</source>
        <translation>Eine andere Sprache gilt ab dem nächsten Start von Signet.</translation>
    </message>
    <message>
        <source>Compact envelope</source>
        <translation>Kompakter Umschlag</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>When an envelope arrives</source>
        <translation>Wenn ein Umschlag eintrifft</translation>
    </message>
    <message>
        <source>Say nothing</source>
        <translation>Nichts melden</translation>
    </message>
    <message>
        <source>Say that something arrived</source>
        <translation>Melden, dass etwas eingetroffen ist</translation>
    </message>
    <message>
        <source>Say from whom</source>
        <translation>Melden, von wem</translation>
    </message>
    <message>
        <source>While Signet is locked, notifications never say from whom.</source>
        <translation>Solange Signet gesperrt ist, nennen Benachrichtigungen nie den Absender.</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicherort</translation>
    </message>
    <message>
        <source>Envelopes that arrive</source>
        <translation>Eintreffende Umschläge</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern&#xa0;…</translation>
    </message>
    <message>
        <source>Choose the folder where envelopes land</source>
        <translation>Den Ordner wählen, in dem Umschläge landen</translation>
    </message>
    <message>
        <source>One folder for each envelope, below one for each person. It appears whole, once everything is there.</source>
        <translation>Ein Ordner je Umschlag, unter einem Ordner je Person. Er erscheint vollständig, sobald alles da ist.</translation>
    </message>
    <message>
        <source>Where envelopes land</source>
        <translation>Wo Umschläge landen</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes</source>
        <translation>
            <numerusform>%Ln Minute</numerusform>
            <numerusform>%Ln Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock the window when idle for</source>
        <translation>Fenster sperren bei Untätigkeit von</translation>
    </message>
    <message>
        <source>Close the keys when this computer goes to sleep</source>
        <translation>Schlüssel sperren, wenn dieser Computer in den Ruhezustand geht</translation>
    </message>
    <message>
        <source>Open the keys by this computer&apos;s keychain when Signet starts</source>
        <translation>Schlüssel beim Start über den Schlüsselbund dieses Computers entsperren</translation>
    </message>
    <message>
        <source>This system has no keychain that works.</source>
        <translation>Dieses System hat keinen funktionierenden Schlüsselbund.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>Bisherige Passphrase</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Neue Passphrase</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Change passphrase</source>
        <translation>Passphrase ändern</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>Die beiden Passphrasen sind verschieden.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment&#xa0;…</translation>
    </message>
    <message>
        <source>The passphrase was changed.</source>
        <translation>Die Passphrase wurde geändert.</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Make a code</source>
        <translation>Code erstellen</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>A code opens your keys should you forget the passphrase. Write it down now: it is not shown again.</source>
        <translation>Ein Code entsperrt Ihre Schlüssel, falls Sie die Passphrase vergessen. Schreiben Sie ihn jetzt auf: Er wird nicht noch einmal angezeigt.</translation>
    </message>
    <message>
        <source>A code on paper opens your keys should you forget the passphrase.</source>
        <translation>Ein Code auf Papier entsperrt Ihre Schlüssel, falls Sie die Passphrase vergessen.</translation>
    </message>
    <message>
        <source>Make a new one</source>
        <translation>Neuen erstellen</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Server: %1 (%2)</source>
        <translation>Server: %1 (%2)</translation>
    </message>
    <message>
        <source>Operator: %1</source>
        <translation>Betreiber: %1</translation>
    </message>
    <message>
        <source>Root key fingerprint: %1</source>
        <translation>Fingerabdruck des Wurzelschlüssels: %1</translation>
    </message>
    <message>
        <source>Signet connects to your operator&apos;s server and to nothing else.</source>
        <translation>Signet verbindet sich mit dem Server Ihres Betreibers und mit nichts anderem.</translation>
    </message>
</context>
<context>
    <name>signet::ui::SizeText</name>
    <message>
        <source>%1 bytes</source>
        <translation>%1&#xa0;Byte</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1&#xa0;kB</translation>
    </message>
    <message>
        <source>%1 kilobytes</source>
        <translation>%1&#xa0;Kilobyte</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1&#xa0;MB</translation>
    </message>
    <message>
        <source>%1 megabytes</source>
        <translation>%1&#xa0;Megabyte</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1&#xa0;GB</translation>
    </message>
    <message>
        <source>%1 gigabytes</source>
        <translation>%1&#xa0;Gigabyte</translation>
    </message>
    <message>
        <source>%1 TB</source>
        <translation>%1&#xa0;TB</translation>
    </message>
    <message>
        <source>%1 terabytes</source>
        <translation>%1&#xa0;Terabyte</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 Byte</translation>
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
        <translation>1 Datei</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>1 folder</source>
        <translation>1 Ordner</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folders</source>
        <translation>
            <numerusform>%Ln Ordner</numerusform>
            <numerusform>%Ln Ordner</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>about %1 at %2/s</source>
        <translation>etwa %1 bei %2/s</translation>
    </message>
</context>
<context>
    <name>signet::ui::Stamp</name>
    <message>
        <source>%1: %2</source>
        <comment>SEND: No files yet</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>SEND</source>
        <translation>SENDEN</translation>
    </message>
    <message>
        <source>Counting: %1</source>
        <translation>Zählt: %1</translation>
    </message>
    <message>
        <source>Send %1, %2, to %3</source>
        <translation>%1, %2, an %3 senden</translation>
    </message>
    <message>
        <source>Seals the envelope and sends it</source>
        <translation>Versiegelt den Umschlag und sendet ihn</translation>
    </message>
    <message>
        <source>VERIFY</source>
        <translation>PRÜFEN</translation>
    </message>
    <message>
        <source>before sending</source>
        <translation>vor dem Senden</translation>
    </message>
    <message>
        <source>Verify each other once by a spoken code</source>
        <translation>Verifizieren Sie einander einmal mit einem vorgelesenen Code</translation>
    </message>
    <message>
        <source>Verify %1 before sending</source>
        <translation>%1 vor dem Senden verifizieren</translation>
    </message>
    <message>
        <source>Sealing</source>
        <translation>Wird versiegelt</translation>
    </message>
    <message>
        <source>Calling</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Sendet</translation>
    </message>
    <message>
        <source>Show it in the Send Log</source>
        <translation>Im Sendeprotokoll zeigen</translation>
    </message>
    <message>
        <source>Sending to %1, %2, %3</source>
        <translation>Sendet an %1, %2, %3</translation>
    </message>
    <message>
        <source>SENT</source>
        <translation>GESENDET</translation>
    </message>
    <message>
        <source>Show the receipt</source>
        <translation>Quittung zeigen</translation>
    </message>
    <message>
        <source>Delivered to %1 on %2 at %3</source>
        <translation>Zugestellt an %1 am %2 um %3</translation>
    </message>
    <message>
        <source>Delivered to %1</source>
        <translation>Zugestellt an %1</translation>
    </message>
    <message>
        <source>WAITS</source>
        <translation>WARTET</translation>
    </message>
    <message>
        <source>Keep Signet running</source>
        <translation>Signet geöffnet lassen</translation>
    </message>
    <message>
        <source>Waits here, sealed, until %1 signs in. Keep Signet running.</source>
        <translation>Wartet hier versiegelt, bis sich %1 anmeldet. Lassen Sie Signet geöffnet.</translation>
    </message>
    <message>
        <source>PAUSED</source>
        <translation>PAUSIERT</translation>
    </message>
    <message>
        <source>%1 arrived</source>
        <translation>%1 angekommen</translation>
    </message>
    <message>
        <source>The envelope for %1 is paused, %2 arrived</source>
        <translation>Der Umschlag für %1 ist pausiert, %2 angekommen</translation>
    </message>
    <message>
        <source>STOPPED</source>
        <translation>GESTOPPT</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>Noch kein Konto</translation>
    </message>
    <message>
        <source>Join with a link first</source>
        <translation>Treten Sie zuerst mit einem Link bei</translation>
    </message>
    <message>
        <source>To nobody yet</source>
        <translation>Noch an niemanden</translation>
    </message>
    <message>
        <source>Choose who it goes to</source>
        <translation>Empfänger auswählen</translation>
    </message>
    <message>
        <source>Key changed</source>
        <translation>Schlüssel geändert</translation>
    </message>
    <message>
        <source>Verify the new key first</source>
        <translation>Verifizieren Sie zuerst den neuen Schlüssel</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>Unblock this account first</source>
        <translation>Heben Sie zuerst die Blockierung dieses Kontos auf</translation>
    </message>
    <message>
        <source>Looking at files</source>
        <translation>Prüft Dateien</translation>
    </message>
    <message>
        <source>The envelope is being made ready</source>
        <translation>Der Umschlag wird vorbereitet</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Noch keine Dateien</translation>
    </message>
    <message>
        <source>Tick files or drop them here</source>
        <translation>Dateien auswählen oder hier ablegen</translation>
    </message>
</context>
<context>
    <name>signet::ui::Standing</name>
    <message>
        <source>Verified by spoken code</source>
        <translation>Mündlich verifiziert</translation>
    </message>
    <message>
        <source>Not verified yet</source>
        <translation>Noch nicht verifiziert</translation>
    </message>
    <message>
        <source>Code accepted here</source>
        <translation>Code hier angenommen</translation>
    </message>
    <message>
        <source>Key changed</source>
        <translation>Schlüssel geändert</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>Took back their verification of you</source>
        <translation>Hat die Verifizierung zurückgezogen</translation>
    </message>
    <message>
        <source>Code read out on %1</source>
        <translation>Code vorgelesen am %1</translation>
    </message>
    <message>
        <source>Complete with the first envelope, either way</source>
        <translation>Vollständig mit dem ersten Umschlag, egal von wem</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Seit %1</translation>
    </message>
    <message>
        <source>Nothing goes either way</source>
        <translation>Kein Austausch möglich</translation>
    </message>
</context>
<context>
    <name>signet::ui::StartDialog</name>
    <message>
        <source>Welcome to Signet</source>
        <translation>Willkommen bei Signet</translation>
    </message>
    <message>
        <source>Send confidential files, and know to whom</source>
        <translation>Vertrauliche Dateien senden und wissen, an wen</translation>
    </message>
    <message>
        <source>Join with a link</source>
        <translation>Mit einem Link beitreten</translation>
    </message>
    <message>
        <source>Your operator has sent you a provisioning link and a work order number.</source>
        <translation>Ihr Betreiber hat Ihnen einen Einrichtungslink und eine Auftragsnummer geschickt.</translation>
    </message>
    <message>
        <source>Try it on this computer</source>
        <translation>Auf diesem Computer ausprobieren</translation>
    </message>
    <message>
        <source>A server and a practice correspondent on this computer only. Nothing leaves it, and one click removes it.</source>
        <translation>Ein Server und ein Übungspartner nur auf diesem Computer. Nichts verlässt ihn, und ein Klick entfernt alles wieder.</translation>
    </message>
</context>
<context>
    <name>signet::ui::StatusItem</name>
    <message>
        <source>%1: %2</source>
        <comment>part of the status bar</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>signet::ui::StepLine</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
</context>
<context>
    <name>signet::ui::TabBar</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
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
        <translation>dd.MM.yyyy</translation>
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
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>noch %1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>noch %1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 h left</source>
        <translation>noch %1&#xa0;h</translation>
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
        <translation>Diesen Umschlag abbrechen</translation>
    </message>
    <message>
        <source>Progress to %1</source>
        <translation>Fortschritt an %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Resume the envelope to %1</source>
        <translation>Umschlag an %1 fortsetzen</translation>
    </message>
    <message>
        <source>Pause the envelope to %1</source>
        <translation>Umschlag an %1 pausieren</translation>
    </message>
    <message>
        <source>Cancel the envelope to %1</source>
        <translation>Umschlag an %1 abbrechen</translation>
    </message>
</context>
<context>
    <name>signet::ui::TransferSteps</name>
    <message>
        <source>Compress</source>
        <translation>Komprimieren</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Versiegeln</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Bestätigt</translation>
    </message>
</context>
<context>
    <name>signet::ui::TransfersModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
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
        <translation>%1 werden versiegelt</translation>
    </message>
    <message>
        <source>Calling %1</source>
        <translation>Verbindung zu %1 wird aufgebaut</translation>
    </message>
    <message>
        <source>All is sent. Waiting for the receipt.</source>
        <translation>Alles ist gesendet. Die Quittung steht noch aus.</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Paused at %1. Nothing is sent twice.</source>
        <translation>Pausiert bei %1. Nichts wird zweimal gesendet.</translation>
    </message>
    <message>
        <source>Compress</source>
        <translation>Komprimieren</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Versiegeln</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>To %1, step %2 of 4, %3, %4</source>
        <extracomment>For a screen reader: recipient, number of the step, its name, part of the whole.</extracomment>
        <translation>An %1, Schritt %2 von 4, %3, %4</translation>
    </message>
    <message>
        <source>From %1, %2</source>
        <translation>Von %1, %2</translation>
    </message>
</context>
<context>
    <name>signet::ui::UnderWayPanel</name>
    <message>
        <source>Pause all</source>
        <translation>Alle pausieren</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Pause all envelopes</source>
        <translation>Alle Umschläge pausieren</translation>
    </message>
    <message>
        <source>Nothing is sent twice: each goes on where it stopped.</source>
        <translation>Nichts wird zweimal gesendet: Jeder geht dort weiter, wo er aufgehört hat.</translation>
    </message>
    <message>
        <source>1 envelope</source>
        <translation>1 Umschlag</translation>
    </message>
    <message numerus="yes">
        <source>%Ln envelopes</source>
        <translation>
            <numerusform>%Ln Umschlag</numerusform>
            <numerusform>%Ln Umschläge</numerusform>
        </translation>
    </message>
    <message>
        <source>1 more is in the log below</source>
        <translation>1 weiterer steht unten im Protokoll</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more are in the log below</source>
        <translation>
            <numerusform>%Ln weiterer steht unten im Protokoll</numerusform>
            <numerusform>%Ln weitere stehen unten im Protokoll</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signet::ui::UnlockPage</name>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Or your recovery code</source>
        <translation>Oder Ihr Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Passphrase or recovery code</source>
        <translation>Passphrase oder Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Open your keys</source>
        <translation>Entsperren Sie Ihre Schlüssel</translation>
    </message>
    <message>
        <source>Enter your passphrase to send and receive.</source>
        <translation>Geben Sie Ihre Passphrase ein, um zu senden und zu empfangen.</translation>
    </message>
    <message>
        <source>Signet is locked</source>
        <translation>Signet ist gesperrt</translation>
    </message>
    <message>
        <source>Enter your passphrase to see anything. What arrives is still received.</source>
        <translation>Geben Sie Ihre Passphrase ein, um etwas zu sehen. Was eintrifft, wird weiter empfangen.</translation>
    </message>
    <message>
        <source>Your keys are closed</source>
        <translation>Ihre Schlüssel sind gesperrt</translation>
    </message>
    <message>
        <source>You are signed out. Enter your passphrase to receive and send again.</source>
        <translation>Sie sind abgemeldet. Geben Sie Ihre Passphrase ein, um wieder zu empfangen und zu senden.</translation>
    </message>
</context>
<context>
    <name>signet::ui::VerifyDialog</name>
    <message>
        <source>Verify a correspondent</source>
        <translation>Kontakt verifizieren</translation>
    </message>
    <message>
        <source>Keys exchanged</source>
        <translation>Schlüssel ausgetauscht</translation>
    </message>
    <message>
        <source>Code read aloud</source>
        <translation>Code vorgelesen</translation>
    </message>
    <message>
        <source>Key saved by both</source>
        <translation>Von beiden gespeichert</translation>
    </message>
    <message>
        <source>Ring on a number you already know. Never send the code in writing.</source>
        <translation>Rufen Sie unter einer Nummer an, die Sie schon kennen. Senden Sie den Code nie schriftlich.</translation>
    </message>
    <message>
        <source>Then ask: “Does your screen say verified?” Answer below what you were told.</source>
        <translation>Fragen Sie dann: „Steht auf Ihrem Bildschirm ‚verifiziert‘?“ Antworten Sie unten so, wie man es Ihnen gesagt hat.</translation>
    </message>
    <message>
        <source>Type what you hear, and only from a voice that you recognise.</source>
        <translation>Tippen Sie, was Sie hören, und nur von einer Stimme, die Sie erkennen.</translation>
    </message>
    <message>
        <source>One try. Check the words first.</source>
        <translation>Ein Versuch. Prüfen Sie zuerst die Wörter.</translation>
    </message>
    <message>
        <source>Asking %1 to verify with you</source>
        <translation>Anfrage an %1 zur gegenseitigen Verifizierung</translation>
    </message>
    <message>
        <source>Their screen shows your request now. Keys are exchanged once they accept it.</source>
        <translation>Ihre Anfrage steht jetzt auf dem anderen Bildschirm. Die Schlüssel werden ausgetauscht, sobald sie angenommen ist.</translation>
    </message>
    <message>
        <source>Have a telephone ready, and a number of theirs that you already know.</source>
        <translation>Halten Sie ein Telefon bereit und eine Nummer dieser Person, die Sie schon kennen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 wants to verify with you</source>
        <translation>%1 bittet um gegenseitige Verifizierung</translation>
    </message>
    <message>
        <source>%1 will ring you and read five characters aloud. It takes a minute, and you do it only once.</source>
        <translation>%1 ruft Sie an und liest fünf Zeichen vor. Das dauert eine Minute und ist nur einmal nötig.</translation>
    </message>
    <message>
        <source>Accept only if you can take the call now. Each pair of accounts has five such requests a day.</source>
        <translation>Nehmen Sie nur an, wenn Sie jetzt telefonieren können. Je Kontenpaar gibt es fünf solche Anfragen am Tag.</translation>
    </message>
    <message>
        <source>Block this account…</source>
        <translation>Dieses Konto blockieren&#xa0;…</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Exchanging keys with %1</source>
        <translation>Schlüsselaustausch mit %1</translation>
    </message>
    <message>
        <source>This takes a moment.</source>
        <translation>Das dauert einen Moment.</translation>
    </message>
    <message>
        <source>Read this code to %1 by telephone</source>
        <translation>Lesen Sie %1 diesen Code am Telefon vor</translation>
    </message>
    <message>
        <source>No, it was refused</source>
        <translation>Nein, er wurde abgelehnt</translation>
    </message>
    <message>
        <source>Yes, it says verified</source>
        <translation>Ja, dort steht „verifiziert“</translation>
    </message>
    <message>
        <source>%1 will ring you and read five characters</source>
        <translation>%1 ruft Sie an und liest fünf Zeichen vor</translation>
    </message>
    <message>
        <source>Nobody has rung me…</source>
        <translation>Niemand hat mich angerufen&#xa0;…</translation>
    </message>
    <message>
        <source>Confirm code</source>
        <translation>Code bestätigen</translation>
    </message>
    <message>
        <source>Stop here</source>
        <translation>Hier aufhören</translation>
    </message>
    <message>
        <source>Start over with a new code</source>
        <translation>Mit neuem Code von vorn beginnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 is verified</source>
        <translation>%1 ist verifiziert</translation>
    </message>
    <message>
        <source>Both of you saved the same key. Nobody else has it, not even the telephony server.</source>
        <translation>Sie haben beide denselben Schlüssel gespeichert. Niemand sonst hat ihn, auch nicht der Telefonieserver.</translation>
    </message>
    <message>
        <source>You can now send envelopes to each other. Do this again only if the key changes.</source>
        <translation>Sie können einander jetzt Umschläge senden. Das ist nur dann noch einmal nötig, wenn sich der Schlüssel ändert.</translation>
    </message>
    <message>
        <source>Address an envelope</source>
        <translation>Einen Umschlag adressieren</translation>
    </message>
    <message>
        <source>Say so on the telephone: “My screen says verified.” Their computer saves the key only when you have said it.</source>
        <translation>Sagen Sie am Telefon: „Auf meinem Bildschirm steht ‚verifiziert‘.“ Der andere Computer speichert den Schlüssel erst, wenn Sie das gesagt haben.</translation>
    </message>
    <message>
        <source>Your computer has saved its key. Do this again only if the key changes.</source>
        <translation>Ihr Computer hat seinen Schlüssel gespeichert. Das ist nur dann noch einmal nötig, wenn sich der Schlüssel ändert.</translation>
    </message>
    <message>
        <source>I have said it</source>
        <translation>Ich habe es gesagt</translation>
    </message>
</context>
<context>
    <name>signet::ui::VerifyFlow</name>
    <message>
        <source>The code did not match. No key was saved.</source>
        <translation>Der Code stimmte nicht überein. Es wurde kein Schlüssel gespeichert.</translation>
    </message>
    <message>
        <source>%1 is not signed in</source>
        <translation>%1 ist nicht angemeldet</translation>
    </message>
    <message>
        <source>Not verified. No key was saved.</source>
        <translation>Nicht verifiziert. Es wurde kein Schlüssel gespeichert.</translation>
    </message>
    <message>
        <source>No more tries today</source>
        <translation>Heute keine Versuche mehr</translation>
    </message>
    <message>
        <source>The time ran out. No key was saved.</source>
        <translation>Die Zeit ist abgelaufen. Es wurde kein Schlüssel gespeichert.</translation>
    </message>
    <message>
        <source>This account does not accept the request</source>
        <translation>Dieses Konto nimmt die Anfrage nicht an</translation>
    </message>
    <message>
        <source>The other side could not prove itself. No key was saved.</source>
        <translation>Die Gegenseite konnte sich nicht ausweisen. Es wurde kein Schlüssel gespeichert.</translation>
    </message>
    <message>
        <source>There is no connection</source>
        <translation>Es besteht keine Verbindung</translation>
    </message>
    <message>
        <source>The connection broke before you had finished. No key was saved.</source>
        <translation>Die Verbindung brach ab, bevor Sie fertig waren. Es wurde kein Schlüssel gespeichert.</translation>
    </message>
    <message>
        <source>Most often a character was misheard. It can also mean that someone is standing between you and %1.</source>
        <translation>Meist wurde ein Zeichen falsch verstanden. Es kann auch bedeuten, dass jemand zwischen Ihnen und %1 steht.</translation>
    </message>
    <message>
        <source>Both of you must be signed in to verify each other.</source>
        <translation>Zum gegenseitigen Verifizieren müssen Sie beide angemeldet sein.</translation>
    </message>
    <message>
        <source>One of you ended it before a code was read.</source>
        <translation>Einer von Ihnen hat es beendet, bevor ein Code vorgelesen wurde.</translation>
    </message>
    <message>
        <source>Each pair of accounts has five tries in 24 hours, so that nobody can guess.</source>
        <translation>Je Kontenpaar gibt es fünf Versuche in 24 Stunden, damit niemand raten kann.</translation>
    </message>
    <message>
        <source>The server says no more than that.</source>
        <translation>Mehr teilt der Server dazu nicht mit.</translation>
    </message>
    <message>
        <source>What arrived was damaged or forged on its way.</source>
        <translation>Was ankam, wurde unterwegs beschädigt oder gefälscht.</translation>
    </message>
    <message>
        <source>This run counts.</source>
        <translation>Dieser Versuch zählt.</translation>
    </message>
    <message>
        <source>Nothing was exchanged.</source>
        <translation>Es wurde nichts ausgetauscht.</translation>
    </message>
    <message>
        <source>Ring them and ask them to start Signet, then try again.</source>
        <translation>Rufen Sie an und bitten Sie darum, Signet zu starten. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Ring them on a number you know and agree on another time.</source>
        <translation>Rufen Sie unter einer Nummer an, die Sie kennen, und vereinbaren Sie einen anderen Zeitpunkt.</translation>
    </message>
    <message>
        <source>Check the number with them by telephone.</source>
        <translation>Klären Sie die Nummer mit der Person am Telefon.</translation>
    </message>
    <message>
        <source>Ring again on a number you know, and start over with a new code.</source>
        <translation>Rufen Sie erneut unter einer Nummer an, die Sie kennen, und beginnen Sie mit einem neuen Code von vorn.</translation>
    </message>
    <message>
        <source>One more run is left today.</source>
        <translation>Heute noch ein Versuch.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more runs are left today.</source>
        <translation>
            <numerusform>Heute noch %Ln Versuch.</numerusform>
            <numerusform>Heute noch %Ln Versuche.</numerusform>
        </translation>
    </message>
    <message>
        <source>Zero</source>
        <translation>Null</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Eins</translation>
    </message>
    <message>
        <source>Two</source>
        <translation>Zwo</translation>
    </message>
    <message>
        <source>Three</source>
        <translation>Drei</translation>
    </message>
    <message>
        <source>Four</source>
        <translation>Vier</translation>
    </message>
    <message>
        <source>Five</source>
        <translation>Fünf</translation>
    </message>
    <message>
        <source>Six</source>
        <translation>Sechs</translation>
    </message>
    <message>
        <source>Seven</source>
        <translation>Sieben</translation>
    </message>
    <message>
        <source>Eight</source>
        <translation>Acht</translation>
    </message>
    <message>
        <source>Nine</source>
        <translation>Neun</translation>
    </message>
    <message>
        <source>Alfa</source>
        <translation>Aachen</translation>
    </message>
    <message>
        <source>Bravo</source>
        <translation>Berlin</translation>
    </message>
    <message>
        <source>Charlie</source>
        <translation>Chemnitz</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>Düsseldorf</translation>
    </message>
    <message>
        <source>Echo</source>
        <translation>Essen</translation>
    </message>
    <message>
        <source>Foxtrot</source>
        <translation>Frankfurt</translation>
    </message>
    <message>
        <source>Golf</source>
        <translation>Goslar</translation>
    </message>
    <message>
        <source>Hotel</source>
        <translation>Hamburg</translation>
    </message>
    <message>
        <source>Juliett</source>
        <translation>Jena</translation>
    </message>
    <message>
        <source>Kilo</source>
        <translation>Köln</translation>
    </message>
    <message>
        <source>Mike</source>
        <translation>München</translation>
    </message>
    <message>
        <source>November</source>
        <translation>Nürnberg</translation>
    </message>
    <message>
        <source>Papa</source>
        <translation>Potsdam</translation>
    </message>
    <message>
        <source>Quebec</source>
        <translation>Quickborn</translation>
    </message>
    <message>
        <source>Romeo</source>
        <translation>Rostock</translation>
    </message>
    <message>
        <source>Sierra</source>
        <translation>Salzwedel</translation>
    </message>
    <message>
        <source>Tango</source>
        <translation>Tübingen</translation>
    </message>
    <message>
        <source>Victor</source>
        <translation>Völklingen</translation>
    </message>
    <message>
        <source>Whiskey</source>
        <translation>Wuppertal</translation>
    </message>
    <message>
        <source>X-ray</source>
        <translation>Xanten</translation>
    </message>
    <message>
        <source>Yankee</source>
        <translation>Ypsilon</translation>
    </message>
    <message>
        <source>Zulu</source>
        <translation>Zwickau</translation>
    </message>
</context>
<context>
    <name>signet::ui::WaysInModel</name>
    <message>
        <source>The present passphrase does not fit. Nothing was changed.</source>
        <translation>Die bisherige Passphrase stimmt nicht. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The disk is full. Nothing was changed.</source>
        <translation>Der Datenträger ist voll. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>That did not work: %1. Nothing was changed.</source>
        <translation>Das hat nicht funktioniert: %1. Es wurde nichts geändert.</translation>
    </message>
</context>
<context>
    <name>signet::ui::WindowActions</name>
    <message>
        <source>&amp;New envelope</source>
        <translation>&amp;Neuer Umschlag</translation>
    </message>
    <message>
        <source>Seal to &amp;file…</source>
        <translation>In Datei &amp;versiegeln&#xa0;…</translation>
    </message>
    <message>
        <source>Add an a&amp;ccount…</source>
        <translation>&amp;Konto hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Lock window</source>
        <translation>&amp;Fenster sperren</translation>
    </message>
    <message>
        <source>Close &amp;keys</source>
        <translation>&amp;Schlüssel sperren</translation>
    </message>
    <message>
        <source>&amp;Quit Signet</source>
        <translation>Signet &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Senden</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Empfänger</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Absender</translation>
    </message>
    <message>
        <source>Verify someone &amp;new…</source>
        <translation>&amp;Neuen Kontakt verifizieren&#xa0;…</translation>
    </message>
    <message>
        <source>Copy &amp;my number</source>
        <translation>&amp;Meine Nummer kopieren</translation>
    </message>
    <message>
        <source>&amp;Send Files</source>
        <translation>&amp;Dateien senden</translation>
    </message>
    <message>
        <source>Send &amp;Log</source>
        <translation>&amp;Sendeprotokoll</translation>
    </message>
    <message>
        <source>&amp;Inbox</source>
        <translation>&amp;Posteingang</translation>
    </message>
    <message>
        <source>&amp;Find in this page</source>
        <translation>Auf dieser Seite s&amp;uchen</translation>
    </message>
    <message>
        <source>&amp;Compact envelope</source>
        <translation>&amp;Kompakter Umschlag</translation>
    </message>
    <message>
        <source>&amp;About Signet…</source>
        <translation>&amp;Über Signet&#xa0;…</translation>
    </message>
    <message>
        <source>Remove &amp;practice mode…</source>
        <translation>&amp;Übung entfernen&#xa0;…</translation>
    </message>
</context>
</TS>
