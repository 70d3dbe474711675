<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;About medviewer</source>
        <translation>&amp;Über medviewer</translation>
    </message>
    <message>
        <source>&amp;Add library folder…</source>
        <translation>Bibliotheksordner &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;All drugs</source>
        <translation>A&amp;lle Arzneimittel</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>Zurüc&amp;k</translation>
    </message>
    <message>
        <source>C&amp;ompare</source>
        <translation>Ve&amp;rgleichen</translation>
    </message>
    <message>
        <source>&amp;Copy this tab</source>
        <translation>Reiter &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Export monograph…</source>
        <translation>Monographie &amp;exportieren…</translation>
    </message>
    <message>
        <source>&amp;Favourite</source>
        <translation>&amp;Favorit</translation>
    </message>
    <message>
        <source>&amp;Find a drug</source>
        <translation>&amp;Arzneimittel suchen</translation>
    </message>
    <message>
        <source>&amp;Follow the system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Forget what was read</source>
        <translation>&amp;Verlauf vergessen</translation>
    </message>
    <message>
        <source>Empty the search field, go to it from the list, close find in page, go back to what led here</source>
        <translation>Suchfeld leeren, von der Liste zu ihm gehen, Suche auf der Seite schließen, zurück zu dem gehen, was hierher führte</translation>
    </message>
    <message>
        <source>For&amp;ward</source>
        <translation>&amp;Vor</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Hoher Kon&amp;trast</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>&amp;Tastatur</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>&amp;Größere Schrift</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>&amp;Bibliothek</translation>
    </message>
    <message>
        <source>L&amp;ight</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Merge favourites from file…</source>
        <translation>Favoriten aus &amp;Datei übernehmen…</translation>
    </message>
    <message>
        <source>Ne&amp;xt tab</source>
        <translation>Nä&amp;chster Reiter</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>&amp;Normale Schrift</translation>
    </message>
    <message>
        <source>&amp;Add local note…</source>
        <translation>Lokale Notiz &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Add to a collection…</source>
        <translation>&amp;Zu einer Sammlung hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Carry over from another library…</source>
        <translation>&amp;Aus einer anderen Bibliothek übertragen…</translation>
    </message>
    <message>
        <source>&amp;Collection</source>
        <translation>Sa&amp;mmlung</translation>
    </message>
    <message>
        <source>&amp;Downtime pack…</source>
        <translation>&amp;Ausfallpaket…</translation>
    </message>
    <message>
        <source>&amp;Import labels…</source>
        <translation>Fach&amp;informationen importieren…</translation>
    </message>
    <message>
        <source>&amp;Licences…</source>
        <translation>&amp;Lizenzen…</translation>
    </message>
    <message>
        <source>&amp;Local notes on paper and in files</source>
        <translation>Lokale Notizen auf Papier und &amp;in Dateien</translation>
    </message>
    <message>
        <source>&amp;Local notes…</source>
        <translation>&amp;Lokale Notizen…</translation>
    </message>
    <message>
        <source>&amp;New collection…</source>
        <translation>&amp;Neue Sammlung…</translation>
    </message>
    <message>
        <source>&amp;Open library folder…</source>
        <translation>Bibliotheksordner ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>&amp;Seite</translation>
    </message>
    <message>
        <source>&amp;Previous tab</source>
        <translation>Vor&amp;heriger Reiter</translation>
    </message>
    <message>
        <source>&amp;Print monograph…</source>
        <translation>Monographie &amp;drucken…</translation>
    </message>
    <message>
        <source>&amp;Problems…</source>
        <translation>&amp;Probleme…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>&amp;Neu einlesen</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>Zuletzt &amp;gelesen</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen…</translation>
    </message>
    <message>
        <source>&amp;Save as file…</source>
        <translation>Als Datei &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;Save favourites and history…</source>
        <translation>Favoriten und Verlauf &amp;sichern…</translation>
    </message>
    <message>
        <source>&amp;Show what changed</source>
        <translation>Änderungen &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>&amp;Kleinere Schrift</translation>
    </message>
    <message>
        <source>&amp;Take in from file…</source>
        <translation>Aus &amp;Datei übernehmen…</translation>
    </message>
    <message>
        <source>&amp;Take in local notes from a folder…</source>
        <translation>Lokale Notizen aus &amp;einem Ordner übernehmen…</translation>
    </message>
    <message>
        <source>&amp;That of the system</source>
        <translation>&amp;Sprache des Systems</translation>
    </message>
    <message>
        <source>&amp;Undo deleting</source>
        <translation>Lös&amp;chen rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;What changed…</source>
        <translation>Was sich &amp;geändert hat…</translation>
    </message>
    <message>
        <source>&amp;Who names it</source>
        <translation>&amp;Wer es nennt</translation>
    </message>
    <message>
        <source>A&amp;dd library pack…</source>
        <translation>Bibliothekspaket hin&amp;zufügen…</translation>
    </message>
    <message>
        <source>A&amp;dd to named together</source>
        <translation>&amp;Zu „Zusammen genannt“ hinzufügen</translation>
    </message>
    <message>
        <source>Back to t&amp;he pack before</source>
        <translation>Zu&amp;rück zum vorigen Paket</translation>
    </message>
    <message>
        <source>By &amp;letter</source>
        <translation>Nach &amp;Buchstaben</translation>
    </message>
    <message>
        <source>By &amp;name</source>
        <translation>Nach &amp;Namen</translation>
    </message>
    <message>
        <source>By A&amp;TC group</source>
        <translation>Nach A&amp;TC-Gruppe</translation>
    </message>
    <message>
        <source>By drug &amp;class</source>
        <translation>Nach &amp;Wirkstoffgruppe</translation>
    </message>
    <message>
        <source>By l&amp;ibrary</source>
        <translation>Nach B&amp;ibliothek</translation>
    </message>
    <message>
        <source>C&amp;hanged since read</source>
        <translation>Seit &amp;dem Lesen geändert</translation>
    </message>
    <message>
        <source>Choose a tab of the page</source>
        <translation>Einen Reiter der Seite wählen</translation>
    </message>
    <message>
        <source>Co&amp;lour…</source>
        <translation>&amp;Farbe…</translation>
    </message>
    <message>
        <source>Co&amp;mpare with others</source>
        <translation>&amp;Mit anderen vergleichen</translation>
    </message>
    <message>
        <source>Collection&amp;s</source>
        <translation>&amp;Sammlungen</translation>
    </message>
    <message>
        <source>Copy what is marked, with drug, section and source</source>
        <translation>Markiertes kopieren, mit Arzneimittel, Abschnitt und Quelle</translation>
    </message>
    <message>
        <source>D&amp;elete collection</source>
        <translation>Sammlung &amp;löschen</translation>
    </message>
    <message>
        <source>Delete l&amp;ocal note</source>
        <translation>&amp;Lokale Notiz löschen</translation>
    </message>
    <message>
        <source>E&amp;dit local note…</source>
        <translation>Lokale Notiz &amp;bearbeiten…</translation>
    </message>
    <message>
        <source>E&amp;xport this tab…</source>
        <translation>Reiter e&amp;xportieren…</translation>
    </message>
    <message>
        <source>Open library pac&amp;k…</source>
        <translation>Bibliothekspa&amp;ket öffnen…</translation>
    </message>
    <message>
        <source>Read that drug beside this one</source>
        <translation>Jenes Arzneimittel neben diesem lesen</translation>
    </message>
    <message>
        <source>Remo&amp;ve copies of packs…</source>
        <translation>Kopien von Pake&amp;ten entfernen…</translation>
    </message>
    <message>
        <source>Remove, rename, move in the order, among collections and in one</source>
        <translation>Entfernen, umbenennen, in der Reihenfolge verschieben, unter Sammlungen und in einer</translation>
    </message>
    <message>
        <source>Save local notes to a fold&amp;er…</source>
        <translation>Lokale Notizen in einem &amp;Ordner sichern…</translation>
    </message>
    <message>
        <source>Set by your site, in {}</source>
        <translation>Von Ihrer Einrichtung festgelegt, in {}</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Fa&amp;vourites</source>
        <translation>&amp;Favoriten</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>&amp;Nächste Fundstelle</translation>
    </message>
    <message>
        <source>Find in pa&amp;ge…</source>
        <translation>Auf der &amp;Seite suchen…</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>&amp;Vorige Fundstelle</translation>
    </message>
    <message>
        <source>Go from part to part, and from link to link in a page</source>
        <translation>Von Teil zu Teil gehen, auf einer Seite von Verweis zu Verweis</translation>
    </message>
    <message>
        <source>Go to an&amp;ything…</source>
        <translation>G&amp;ehe zu beliebigem Ziel…</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>Lin&amp;ks to other drugs</source>
        <translation>Verweise &amp;auf andere Arzneimittel</translation>
    </message>
    <message>
        <source>Mark as &amp;read</source>
        <translation>&amp;Als gelesen kennzeichnen</translation>
    </message>
    <message>
        <source>Move in the drug list, from the search field too</source>
        <translation>Sich in der Liste bewegen, auch vom Suchfeld aus</translation>
    </message>
    <message>
        <source>Name a &amp;medication list…</source>
        <translation>&amp;Medikationsliste eingeben…</translation>
    </message>
    <message>
        <source>Named to&amp;gether</source>
        <translation>Z&amp;usammen genannt</translation>
    </message>
    <message>
        <source>Open &amp;bundled library</source>
        <translation>&amp;Mitgelieferte Bibliothek öffnen</translation>
    </message>
    <message>
        <source>Open the chosen drug</source>
        <translation>Das gewählte Arzneimittel öffnen</translation>
    </message>
    <message>
        <source>Other &amp;names…</source>
        <translation>&amp;Weitere Namen…</translation>
    </message>
    <message>
        <source>Print this &amp;tab…</source>
        <translation>&amp;Reiter drucken…</translation>
    </message>
</context>
<context>
    <name>AliasesDialog</name>
    <message>
        <source>&amp;Add alias…</source>
        <translation>Alias hin&amp;zufügen…</translation>
    </message>
    <message>
        <source>&amp;Empty</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>&amp;Keep searches that found nothing</source>
        <translation>Suchen ohne Treffer &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Searches that found nothing</source>
        <translation>&amp;Suchen ohne Treffer</translation>
    </message>
    <message>
        <source>A&amp;dd alias…</source>
        <translation>Alias &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>A&amp;liases</source>
        <translation>&amp;Aliasse</translation>
    </message>
    <message>
        <source>Add alias</source>
        <translation>Alias hinzufügen</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>Alias</translation>
    </message>
    <message>
        <source>Drug</source>
        <translation>Arzneimittel</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>Weitere Namen</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>En&amp;tfernen</translation>
    </message>
    <message>
        <source>Searches that found no drug are kept on this computer only. An alias leads from what was typed to the drug that was meant; it is found like a name of its own.</source>
        <translation>Suchen, die kein Arzneimittel fanden, bleiben nur auf diesem Computer. Ein Alias führt vom Getippten zu dem gemeinten Arzneimittel; es wird wie unter einem eigenen Namen gefunden.</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>Getippt</translation>
    </message>
    <message>
        <source>Which drug is “{}”? Its name, generic name or brand:</source>
        <translation>Welches Arzneimittel ist „{}“? Name, Wirkstoff oder Handelsname:</translation>
    </message>
    <message>
        <source>Which name is to be an alias?</source>
        <translation>Welcher Name soll ein Alias werden?</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
</context>
<context>
    <name>ChangedBar</name>
    <message>
        <source>Mark as read</source>
        <translation>Als gelesen kennzeichnen</translation>
    </message>
    <message>
        <source>Show what changed</source>
        <translation>Änderungen zeigen</translation>
    </message>
    <message>
        <source>△ Changed since you read it on {}.</source>
        <translation>△ Geändert, seit Sie sie am {} gelesen haben.</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>No word of it is different.</source>
        <translation>Kein Wort ist anders.</translation>
    </message>
    <message>
        <source>Unchanged sections: {}.</source>
        <translation>Unveränderte Abschnitte: {}.</translation>
    </message>
    <message>
        <source>added words are underlined</source>
        <translation>hinzugekommene Wörter sind unterstrichen</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>moved to another place</source>
        <translation>an eine andere Stelle verschoben</translation>
    </message>
    <message>
        <source>new section</source>
        <translation>neuer Abschnitt</translation>
    </message>
    <message>
        <source>removed words are struck through</source>
        <translation>weggefallene Wörter sind durchgestrichen</translation>
    </message>
    <message>
        <source>section removed</source>
        <translation>Abschnitt weggefallen</translation>
    </message>
    <message>
        <source>… The rest of this section is too long to be shown here.</source>
        <translation>… Der Rest dieses Abschnitts ist zu lang, um hier gezeigt zu werden.</translation>
    </message>
    <message>
        <source>… stands for words that are the same in both.</source>
        <translation>… steht für Wörter, die in beiden gleich sind.</translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Als gelesen kennzeichnen</translation>
    </message>
    <message>
        <source>What changed in {}</source>
        <translation>Was sich in {} geändert hat</translation>
    </message>
</context>
<context>
    <name>CollectionControl</name>
    <message numerus="yes">
        <source>%Ln drug(s) removed from “{}”.</source>
        <translation>
            <numerusform>%Ln Arzneimittel aus „{}“ entfernt.</numerusform>
            <numerusform>%Ln Arzneimittel aus „{}“ entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a collection first: Alt+9 lists them.</source>
        <translation>Wählen Sie zuerst eine Sammlung: Alt+9 listet sie auf.</translation>
    </message>
    <message>
        <source>Choose a drug in the list, or open one.</source>
        <translation>Wählen Sie ein Arzneimittel in der Liste, oder öffnen Sie eines.</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Deleted: the collection “{}”.</source>
        <translation>Gelöscht: die Sammlung „{}“.</translation>
    </message>
    <message>
        <source>Its name:</source>
        <translation>Ihr Name:</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>Neue Sammlung</translation>
    </message>
    <message>
        <source>New collection…</source>
        <translation>Neue Sammlung…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Remove from “{}”</source>
        <translation>Aus „{}“ entfernen</translation>
    </message>
    <message>
        <source>Rename collection</source>
        <translation>Sammlung umbenennen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
</context>
<context>
    <name>Colours</name>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Blaugrün</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
</context>
<context>
    <name>ColumnHead</name>
    <message>
        <source>Open {}</source>
        <translation>{} öffnen</translation>
    </message>
    <message>
        <source>Take {} out of the comparison</source>
        <translation>{} aus dem Vergleich nehmen</translation>
    </message>
</context>
<context>
    <name>CompareControl</name>
    <message>
        <source>There is room for {} drugs side by side. Take one out first.</source>
        <translation>Nebeneinander ist Platz für {} Arzneimittel. Nehmen Sie zuerst eines heraus.</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Ctrl+click a drug in the list, or drag it here, to put it beside these.</source>
        <translation>Strg+Klick auf ein Arzneimittel der Liste stellt es daneben; es lässt sich auch hierher ziehen.</translation>
    </message>
    <message>
        <source>Sections of the pages</source>
        <translation>Abschnitte der Seiten</translation>
    </message>
    <message>
        <source>Shortened here: open the page to read on.</source>
        <translation>Hier gekürzt: Öffnen Sie die Seite, um weiterzulesen.</translation>
    </message>
    <message>
        <source>The page of {} has no section “{}”.</source>
        <translation>Die Seite von {} hat keinen Abschnitt „{}“.</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>About medviewer</source>
        <translation>Über medviewer</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Every page was read and understood.</source>
        <translation>Jede Seite wurde gelesen und verstanden.</translation>
    </message>
    <message>
        <source>Everything can be reached without a mouse.</source>
        <translation>Alles ist ohne Maus erreichbar.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Shows the monographs of a folder, offline. It shows what a page says and where it came from; it does not check, compute or advise.

Not a medical device. MIT licence; Qt and PySide6 are used under the GNU Lesser General Public License, version 3. The licences of all parts stand under Licences.</source>
        <translation>Zeigt die Monographien eines Ordners, ohne Netz. Es zeigt, was auf einer Seite steht und woher sie stammt; es prüft, berechnet und rät nicht.

Kein Medizinprodukt. MIT-Lizenz; Qt und PySide6 werden unter der GNU Lesser General Public License, Version 3, genutzt. Die Lizenzen aller Teile stehen unter Lizenzen.</translation>
    </message>
    <message>
        <source>What could not be read or understood. The pages themselves are shown as far as they could be read.</source>
        <translation>Was nicht gelesen oder verstanden werden konnte. Die Seiten selbst werden gezeigt, soweit sie gelesen werden konnten.</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>Was sie tun</translation>
    </message>
</context>
<context>
    <name>DisclaimerBar</name>
    <message>
        <source>Disclaimer: {}</source>
        <translation>Haftungsausschluss: {}</translation>
    </message>
    <message>
        <source>Show less of the disclaimer</source>
        <translation>Weniger vom Haftungsausschluss zeigen</translation>
    </message>
    <message>
        <source>Show the whole disclaimer</source>
        <translation>Den ganzen Haftungsausschluss zeigen</translation>
    </message>
    <message>
        <source>The whole of it stands at the end of the page, under All.</source>
        <translation>Ganz steht er am Ende der Seite, unter Alles.</translation>
    </message>
</context>
<context>
    <name>DrugList</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>A–Z</source>
        <translation>A–Z</translation>
    </message>
    <message>
        <source>Browse by letter, class, ATC group or library</source>
        <translation>Nach Buchstaben, Wirkstoffgruppe, ATC-Gruppe oder Bibliothek blättern</translation>
    </message>
    <message>
        <source>By ATC group</source>
        <translation>Nach ATC-Gruppe</translation>
    </message>
    <message>
        <source>By drug class</source>
        <translation>Nach Wirkstoffgruppe</translation>
    </message>
    <message>
        <source>By letter</source>
        <translation>Nach Buchstaben</translation>
    </message>
    <message>
        <source>By library</source>
        <translation>Nach Bibliothek</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Namen</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>Empty the search field</source>
        <translation>Suchfeld leeren</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find a drug</source>
        <translation>Arzneimittel suchen</translation>
    </message>
    <message>
        <source>Find a drug by name, generic name or brand</source>
        <translation>Ein Arzneimittel nach Namen, Wirkstoff oder Handelsnamen suchen</translation>
    </message>
    <message>
        <source>In which sections the text is searched</source>
        <translation>In welchen Abschnitten der Text durchsucht wird</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Which drugs are listed</source>
        <translation>Welche Arzneimittel in der Liste stehen</translation>
    </message>
</context>
<context>
    <name>DrugModel</name>
    <message>
        <source>Back to</source>
        <translation>Zurück zu</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Local note</source>
        <translation>Lokale Notiz</translation>
    </message>
    <message>
        <source>Near name</source>
        <translation>Ähnlicher Name</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>Favorit</translation>
    </message>
</context>
<context>
    <name>DrugView</name>
    <message>
        <source>Drugs</source>
        <translation>Arzneimittel</translation>
    </message>
</context>
<context>
    <name>ExchangeControl</name>
    <message>
        <source>Carry over</source>
        <translation>Übertragen</translation>
    </message>
    <message>
        <source>Carry over what was kept of libraries that are not open?</source>
        <translation>Übertragen, was zu nicht geöffneten Bibliotheken behalten wurde?</translation>
    </message>
    <message>
        <source>Carry over…</source>
        <translation>Übertragen…</translation>
    </message>
    <message>
        <source>Collection “{}”: {} new, {} in it already.</source>
        <translation>Sammlung „{}“: {} neu, {} schon darin.</translation>
    </message>
    <message>
        <source>Downtime pack of “{}”</source>
        <translation>Ausfallpaket von „{}“</translation>
    </message>
    <message>
        <source>Local notes from {}: {} new, {} newer, {} as they were.</source>
        <translation>Lokale Notizen aus {}: {} neu, {} neuer, {} unverändert.</translation>
    </message>
    <message>
        <source>Local notes in {}: {} written, {} were so already.</source>
        <translation>Lokale Notizen in {}: {} geschrieben, {} waren schon so.</translation>
    </message>
    <message>
        <source>Not in it: {}, {}</source>
        <translation>Nicht darin: {}, {}</translation>
    </message>
    <message>
        <source>Notes and favourites of a library that is not open are kept: {}.</source>
        <translation>Zu einer nicht geöffneten Bibliothek sind Notizen und Favoriten behalten: {}.</translation>
    </message>
    <message>
        <source>Notes, favourites, collections and readings then belong to the pages here that have the same content, or alone the same title. Do this where a new folder has taken the place of an old one.</source>
        <translation>Notizen, Favoriten, Sammlungen und Gelesenes gehören dann zu den Seiten hier, die denselben Inhalt haben oder als einzige denselben Titel. Tun Sie dies, wo ein neuer Ordner an die Stelle eines alten getreten ist.</translation>
    </message>
    <message>
        <source>Save collection “{}”</source>
        <translation>Sammlung „{}“ speichern</translation>
    </message>
    <message>
        <source>Save local notes to a folder</source>
        <translation>Lokale Notizen in einem Ordner sichern</translation>
    </message>
    <message>
        <source>Take in a collection</source>
        <translation>Eine Sammlung übernehmen</translation>
    </message>
    <message>
        <source>Take in local notes from a folder</source>
        <translation>Lokale Notizen aus einem Ordner übernehmen</translation>
    </message>
    <message>
        <source>Written: {}</source>
        <translation>Geschrieben: {}</translation>
    </message>
    <message>
        <source>none of the open libraries holds it.</source>
        <translation>keine der geöffneten Bibliotheken enthält es.</translation>
    </message>
    <message>
        <source>{} drugs on {} pages.</source>
        <translation>{} Arzneimittel auf {} Seiten.</translation>
    </message>
    <message>
        <source>{} is in no open library; it is in the collection all the same.</source>
        <translation>{} ist in keiner geöffneten Bibliothek; in der Sammlung ist es trotzdem.</translation>
    </message>
    <message>
        <source>{} is no note of yours; it was left as it is.</source>
        <translation>{} ist keine Notiz von Ihnen; die Datei blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>{} was changed here and there: both are kept, delete one of them.</source>
        <translation>{} wurde hier und dort geändert: Beide bleiben, löschen Sie eine davon.</translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more.</source>
        <translation>
            <numerusform>… und %Ln weitere.</numerusform>
            <numerusform>… und %Ln weitere.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close find in page</source>
        <translation>Suche auf der Seite schließen</translation>
    </message>
    <message>
        <source>Find in page</source>
        <translation>Auf der Seite suchen</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Nächste Fundstelle</translation>
    </message>
    <message>
        <source>Not on this page</source>
        <translation>Nicht auf dieser Seite</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Vorige Fundstelle</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} von {}</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Add local note</source>
        <translation>Lokale Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>Zu den Favoriten</translation>
    </message>
    <message>
        <source>Export monograph</source>
        <translation>Monographie exportieren</translation>
    </message>
    <message>
        <source>Monograph: {}</source>
        <translation>Monographie: {}</translation>
    </message>
    <message>
        <source>Print monograph</source>
        <translation>Monographie drucken</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>Aus den Favoriten entfernen</translation>
    </message>
    <message>
        <source>⚠ This page marks the drug as banned.</source>
        <translation>⚠ Diese Seite kennzeichnet das Arzneimittel als verboten.</translation>
    </message>
</context>
<context>
    <name>Images</name>
    <message>
        <source>Image cannot be shown: it is damaged, or too large</source>
        <translation>Bild kann nicht gezeigt werden: Es ist beschädigt oder zu groß</translation>
    </message>
    <message>
        <source>Image cannot be shown: {}</source>
        <translation>Bild kann nicht gezeigt werden: {}</translation>
    </message>
    <message>
        <source>Image not shown: the page has too many or too large ones</source>
        <translation>Bild nicht gezeigt: Die Seite hat zu viele oder zu große Bilder</translation>
    </message>
    <message>
        <source>Image not shown: {}</source>
        <translation>Bild nicht gezeigt: {}</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>I&amp;mportieren</translation>
    </message>
    <message>
        <source>&amp;Open this library</source>
        <translation>Diese Bibliothek ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Done: {}</source>
        <translation>Fertig: {}</translation>
    </message>
    <message>
        <source>Go on importing</source>
        <translation>Weiter importieren</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>Fachinformationen importieren</translation>
    </message>
    <message>
        <source>Importing labels…</source>
        <translation>Fachinformationen werden importiert …</translation>
    </message>
    <message>
        <source>Not there any more: {}. What was read before is imported.</source>
        <translation>Nicht mehr da: {}. Was vorher gelesen wurde, ist importiert.</translation>
    </message>
    <message>
        <source>Nothing was written yet. An import would do this:</source>
        <translation>Noch wurde nichts geschrieben. Ein Import würde dies tun:</translation>
    </message>
    <message>
        <source>Report of the import</source>
        <translation>Bericht über den Import</translation>
    </message>
    <message>
        <source>Stop the import</source>
        <translation>Import anhalten</translation>
    </message>
    <message>
        <source>Stop the import?</source>
        <translation>Den Import anhalten?</translation>
    </message>
    <message>
        <source>Stopped. What was written stays; Go on takes up from there.</source>
        <translation>Angehalten. Was geschrieben ist, bleibt; Weiter macht dort weiter.</translation>
    </message>
    <message>
        <source>There is no label in what you chose: no XML, JSON or zip.</source>
        <translation>In dem, was Sie gewählt haben, ist keine Fachinformation: weder XML noch JSON noch Zip.</translation>
    </message>
    <message>
        <source>Tr&amp;y first</source>
        <translation>&amp;Probelauf</translation>
    </message>
    <message>
        <source>What is done stays. Importing the same again goes on from there.</source>
        <translation>Was fertig ist, bleibt. Dasselbe noch einmal zu importieren macht dort weiter.</translation>
    </message>
    <message>
        <source>What was written stays; Go on takes up from there.</source>
        <translation>Was geschrieben ist, bleibt; Weiter macht dort weiter.</translation>
    </message>
</context>
<context>
    <name>ImportFilter</name>
    <message>
        <source>&amp;Dosage form</source>
        <translation>Darreichungs&amp;form</translation>
    </message>
    <message>
        <source>&amp;From a list…</source>
        <translation>Aus einer Li&amp;ste…</translation>
    </message>
    <message>
        <source>&amp;Labeler</source>
        <translation>An&amp;bieter</translation>
    </message>
    <message>
        <source>&amp;Others (for animals, vaccines, bulk)</source>
        <translation>&amp;Andere (für Tiere, Impfstoffe, Rohstoffe)</translation>
    </message>
    <message>
        <source>&amp;Prescription</source>
        <translation>&amp;Verschreibungspflichtig</translation>
    </message>
    <message>
        <source>&amp;Route</source>
        <translation>Anwendun&amp;gsart</translation>
    </message>
    <message>
        <source>&amp;Without prescription</source>
        <translation>O&amp;hne Verschreibung</translation>
    </message>
    <message>
        <source>For each name and route the newest label of a maker, before those of repackagers</source>
        <translation>Je Name und Anwendungsart die neueste Fachinformation eines Herstellers, vor denen von Umpackern</translation>
    </message>
    <message>
        <source>Generic &amp;names</source>
        <translation>Wir&amp;kstoffnamen</translation>
    </message>
    <message>
        <source>Generic names, one a line</source>
        <translation>Wirkstoffnamen, einer je Zeile</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>List of generic names</source>
        <translation>Liste der Wirkstoffnamen</translation>
    </message>
    <message>
        <source>One label for each &amp;generic name</source>
        <translation>Eine Fachinformation &amp;je Wirkstoffname</translation>
    </message>
    <message>
        <source>One whole generic name a line</source>
        <translation>Ein ganzer Wirkstoffname je Zeile</translation>
    </message>
    <message>
        <source>Only so&amp;me of the labels</source>
        <translation>&amp;Nur ein Teil der Fachinformationen</translation>
    </message>
    <message>
        <source>such as: oral</source>
        <translation>etwa: oral</translation>
    </message>
    <message>
        <source>such as: tablet, injection</source>
        <translation>etwa: tablet, injection</translation>
    </message>
    <message>
        <source>words of the firm’s name</source>
        <translation>Wörter aus dem Namen der Firma</translation>
    </message>
    <message>
        <source>{} cannot be read ({}).</source>
        <translation>{} kann nicht gelesen werden ({}).</translation>
    </message>
</context>
<context>
    <name>ImportProgress</name>
    <message numerus="yes">
        <source>%Ln label(s)</source>
        <translation>
            <numerusform>%Ln Fachinformation</numerusform>
            <numerusform>%Ln Fachinformationen</numerusform>
        </translation>
    </message>
    <message>
        <source>Choosing one label for each generic name; all are read once more after that.</source>
        <translation>Je Wirkstoffname wird eine Fachinformation ausgewählt; danach werden alle noch einmal gelesen.</translation>
    </message>
    <message>
        <source>How much of the sources has been read</source>
        <translation>Wie viel der Quellen gelesen ist</translation>
    </message>
    <message>
        <source>Importing labels…</source>
        <translation>Fachinformationen werden importiert …</translation>
    </message>
    <message>
        <source>Looking through the sources…</source>
        <translation>Die Quellen werden durchgesehen …</translation>
    </message>
    <message>
        <source>Reading labels; nothing is written.</source>
        <translation>Fachinformationen werden gelesen; geschrieben wird nichts.</translation>
    </message>
    <message>
        <source>Stopping after the labels at hand…</source>
        <translation>Hält nach den Fachinformationen an, die gerade an der Reihe sind …</translation>
    </message>
    <message>
        <source>The window can be used meanwhile. What is done stays if you stop.</source>
        <translation>Das Fenster kann inzwischen benutzt werden. Was fertig ist, bleibt, wenn Sie anhalten.</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>noch etwa %Ln Minute</numerusform>
            <numerusform>noch etwa %Ln Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message>
        <source>{} of {} MB</source>
        <translation>{} von {} MB</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Speichern unter…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>In no source</source>
        <translation>In keiner Quelle</translation>
    </message>
    <message>
        <source>Labels and pages that there is something to say of</source>
        <translation>Fachinformationen und Seiten, zu denen es etwas zu sagen gibt</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Not asked for</source>
        <translation>Nicht verlangt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht sichern</translation>
    </message>
    <message>
        <source>Text (*.txt);;Table (*.csv)</source>
        <translation>Text (*.txt);;Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Written: {}</source>
        <translation>Geschrieben: {}</translation>
    </message>
    <message>
        <source>import report.txt</source>
        <translation>Importbericht.txt</translation>
    </message>
    <message>
        <source>the choice of labels is another</source>
        <translation>es wurde anders ausgewählt</translation>
    </message>
    <message>
        <source>withdrawn, or not brought along</source>
        <translation>zurückgezogen oder nicht mitgebracht</translation>
    </message>
    <message>
        <source>{} left out by the choice of labels</source>
        <translation>{} nicht ausgewählt</translation>
    </message>
    <message>
        <source>{} new, {} newer, {} as they were</source>
        <translation>{} neu, {} neuer, {} unverändert</translation>
    </message>
    <message>
        <source>{} notes on pages that lack something of their label</source>
        <translation>{} Hinweise zu Seiten, denen etwas aus ihrer Fachinformation fehlt</translation>
    </message>
    <message>
        <source>{} pages whose label is in none of these sources; kept</source>
        <translation>{} Seiten, deren Fachinformation in keiner dieser Quellen steht; behalten</translation>
    </message>
    <message>
        <source>{} pages whose label was not asked for this time; kept</source>
        <translation>{} Seiten, deren Fachinformation diesmal nicht verlangt war; behalten</translation>
    </message>
    <message>
        <source>{} refused</source>
        <translation>{} abgelehnt</translation>
    </message>
</context>
<context>
    <name>ImportSources</name>
    <message>
        <source>&amp;Add files…</source>
        <translation>&amp;Dateien hinzufügen…</translation>
    </message>
    <message>
        <source>Add a fold&amp;er…</source>
        <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Folder with labels</source>
        <translation>Ordner mit Fachinformationen</translation>
    </message>
    <message>
        <source>Labels (*.xml *.zip *.json);;All files (*)</source>
        <translation>Fachinformationen (*.xml *.zip *.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Labels as files: XML (SPL), JSON (openFDA), zips and whole releases of these, or folders that hold them. Drop them here, or choose them below. Nothing is fetched from a network.</source>
        <translation>US-Fachinformationen als Dateien: XML (SPL), JSON (openFDA), Zips und ganze Ausgaben davon, oder Ordner mit ihnen. Ziehen Sie sie hierher, oder wählen Sie sie unten. Aus einem Netz wird nichts geholt.</translation>
    </message>
    <message>
        <source>Labels to import</source>
        <translation>Fachinformationen zum Importieren</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>What is to be imported</source>
        <translation>Was importiert werden soll</translation>
    </message>
</context>
<context>
    <name>ImportTarget</name>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>A new folder: it becomes a library of its own that opens beside the others.</source>
        <translation>Ein neuer Ordner: Er wird eine eigene Bibliothek, die neben den anderen geöffnet wird.</translation>
    </message>
    <message>
        <source>An import wrote this library: newer versions take their places in it, so that notes and favourites stay.</source>
        <translation>Diese Bibliothek stammt von einem Import: Neuere Fassungen treten an ihre Stelle, Notizen und Favoriten bleiben.</translation>
    </message>
    <message>
        <source>Folder to import into</source>
        <translation>Ordner, in den importiert wird</translation>
    </message>
    <message>
        <source>In&amp;to the library</source>
        <translation>&amp;In die Bibliothek</translation>
    </message>
    <message>
        <source>This folder cannot be read. Choose another one.</source>
        <translation>Dieser Ordner kann nicht gelesen werden. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>This folder holds other files. They stay as they are; the labels are added to them.</source>
        <translation>In diesem Ordner liegen andere Dateien. Sie bleiben, wie sie sind; die Fachinformationen kommen hinzu.</translation>
    </message>
    <message>
        <source>This folder lies in one of the sources. Choose one outside of them.</source>
        <translation>Dieser Ordner liegt in einer der Quellen. Wählen Sie einen außerhalb.</translation>
    </message>
    <message>
        <source>This is a file. Choose a folder.</source>
        <translation>Das ist eine Datei. Wählen Sie einen Ordner.</translation>
    </message>
    <message>
        <source>This is the library that came with the program. Choose another folder.</source>
        <translation>Das ist die Bibliothek, die mit dem Programm kam. Wählen Sie einen anderen Ordner.</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>en</source>
        <comment>the code of the language of this file</comment>
        <translation>de</translation>
    </message>
</context>
<context>
    <name>LibraryControl</name>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Forget what was read?</source>
        <translation>Verlauf vergessen?</translation>
    </message>
    <message>
        <source>Library packs</source>
        <translation>Bibliothekspakete</translation>
    </message>
    <message>
        <source>Merge favourites</source>
        <translation>Favoriten übernehmen</translation>
    </message>
    <message>
        <source>Merged: {}</source>
        <translation>Übernommen: {}</translation>
    </message>
    <message>
        <source>Open library folder</source>
        <translation>Bibliotheksordner öffnen</translation>
    </message>
    <message>
        <source>Open library pack</source>
        <translation>Bibliothekspaket öffnen</translation>
    </message>
    <message>
        <source>Recent drugs and reading places are removed. Favourites stay.</source>
        <translation>Zuletzt gelesene Arzneimittel und Lesestellen werden entfernt. Favoriten bleiben.</translation>
    </message>
    <message>
        <source>Save favourites and history</source>
        <translation>Favoriten und Verlauf sichern</translation>
    </message>
    <message>
        <source>Which libraries are open is set by your site, in {}.</source>
        <translation>Welche Bibliotheken offen sind, ist von Ihrer Einrichtung festgelegt, in {}.</translation>
    </message>
    <message>
        <source>Written: {}</source>
        <translation>Geschrieben: {}</translation>
    </message>
</context>
<context>
    <name>LibrarySession</name>
    <message>
        <source>Reading was stopped. What has been read can be used; F5 reads the rest.</source>
        <translation>Das Einlesen wurde angehalten. Was gelesen ist, kann benutzt werden; F5 liest den Rest.</translation>
    </message>
</context>
<context>
    <name>Licences</name>
    <message>
        <source>Comes in</source>
        <translation>Kommt in</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Licence text</source>
        <translation>Lizenztext</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Licences…</source>
        <translation>Lizenzen…</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>medviewer is under the MIT licence. It uses Qt and PySide6 under the GNU Lesser General Public License, version 3, and may be run with another version of them. Choose a row to read its licence below.</source>
        <translation>medviewer steht unter der MIT-Lizenz. Es nutzt Qt und PySide6 unter der GNU Lesser General Public License, Version 3, und kann mit einer anderen Fassung davon betrieben werden. Wählen Sie eine Zeile, um darunter ihre Lizenz zu lesen.</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message numerus="yes">
        <source>%Ln drug(s)</source>
        <translation>
            <numerusform>%Ln Arzneimittel</numerusform>
            <numerusform>%Ln Arzneimittel</numerusform>
        </translation>
    </message>
    <message>
        <source>Did you mean</source>
        <translation>Meinten Sie</translation>
    </message>
    <message>
        <source>In the text  ·  over {}</source>
        <translation>Im Text  ·  über {}</translation>
    </message>
    <message>
        <source>In the text  ·  {}</source>
        <translation>Im Text  ·  {}</translation>
    </message>
    <message>
        <source>Local notes  ·  {}</source>
        <translation>Lokale Notizen  ·  {}</translation>
    </message>
    <message>
        <source>Nearly the same</source>
        <translation>Beinahe gleich</translation>
    </message>
</context>
<context>
    <name>LinkControl</name>
    <message>
        <source>Click: open. Ctrl+click: compare.</source>
        <translation>Klick: öffnen. Strg+Klick: vergleichen.</translation>
    </message>
</context>
<context>
    <name>Links</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open this address outside medviewer? It leads to {}.</source>
        <translation>Diese Adresse außerhalb von medviewer öffnen? Sie führt zu {}.</translation>
    </message>
    <message>
        <source>Open this outside medviewer?</source>
        <translation>Dies außerhalb von medviewer öffnen?</translation>
    </message>
    <message>
        <source>This link is too long to be shown whole, and is not opened: {}</source>
        <translation>Dieser Verweis ist zu lang, um ganz gezeigt zu werden, und wird nicht geöffnet: {}</translation>
    </message>
    <message>
        <source>This link leads nowhere in the library: {}</source>
        <translation>Dieser Verweis führt in der Bibliothek ins Leere: {}</translation>
    </message>
</context>
<context>
    <name>ListCollections</name>
    <message numerus="yes">
        <source>%Ln drug(s)</source>
        <translation>
            <numerusform>%Ln Arzneimittel</numerusform>
            <numerusform>%Ln Arzneimittel</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed since you read them</source>
        <translation>Geändert, seit Sie sie gelesen haben</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>No longer in the library</source>
        <translation>Nicht mehr in der Bibliothek</translation>
    </message>
    <message>
        <source>△ since {}</source>
        <translation>△ seit {}</translation>
    </message>
</context>
<context>
    <name>ListControl</name>
    <message>
        <source>Add to favourites</source>
        <translation>Zu den Favoriten</translation>
    </message>
    <message>
        <source>Add to named together</source>
        <translation>Zu „Zusammen genannt“ hinzufügen</translation>
    </message>
    <message>
        <source>All text</source>
        <translation>Ganzer Text</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>No collections yet. Ctrl+Shift+D puts the open drug into a new one.</source>
        <translation>Noch keine Sammlungen. Strg+Umschalt+D legt das geöffnete Arzneimittel in eine neue.</translation>
    </message>
    <message>
        <source>No drug is called “{}”, and no page holds it.</source>
        <translation>Kein Arzneimittel heißt „{}“, und es steht auf keiner Seite.</translation>
    </message>
    <message>
        <source>No drug is called “{}”, and that section does not hold it. Others do: choose one above.</source>
        <translation>Kein Arzneimittel heißt „{}“, und es steht nicht in diesem Abschnitt. Es steht in anderen: Wählen Sie oben einen.</translation>
    </message>
    <message>
        <source>No drug is called “{}”.</source>
        <translation>Kein Arzneimittel heißt „{}“.</translation>
    </message>
    <message>
        <source>No favourites yet. The star in front of a page, or Ctrl+D, keeps a drug here.</source>
        <translation>Noch keine Favoriten. Der Stern über einer Seite oder Strg+D hält ein Arzneimittel hier fest.</translation>
    </message>
    <message>
        <source>No pages in this library. Ctrl+O opens another folder.</source>
        <translation>Keine Seiten in dieser Bibliothek. Strg+O öffnet einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Nothing has been read yet.</source>
        <translation>Noch wurde nichts gelesen.</translation>
    </message>
    <message>
        <source>Nothing here is called “{}”.</source>
        <translation>Hier heißt nichts „{}“.</translation>
    </message>
    <message>
        <source>Nothing here. Drag drugs into this collection, or press Ctrl+Shift+D.</source>
        <translation>Hier ist nichts. Ziehen Sie Arzneimittel in diese Sammlung, oder drücken Sie Strg+Umschalt+D.</translation>
    </message>
    <message>
        <source>Nothing that you keep has changed since you read it.</source>
        <translation>Nichts, was Sie behalten, hat sich geändert, seit Sie es gelesen haben.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Reading the library…</source>
        <translation>Die Bibliothek wird eingelesen…</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>Aus den Favoriten entfernen</translation>
    </message>
    <message>
        <source>Still open. It does not match “{}”.</source>
        <translation>Noch geöffnet. Passt nicht zu „{}“.</translation>
    </message>
</context>
<context>
    <name>ListFilters</name>
    <message>
        <source>In a library that is not open: {}</source>
        <translation>In einer Bibliothek, die nicht geöffnet ist: {}</translation>
    </message>
    <message>
        <source>No longer in this library</source>
        <translation>Nicht mehr in dieser Bibliothek</translation>
    </message>
</context>
<context>
    <name>ListFoot</name>
    <message numerus="yes">
        <source>%Ln drug(s)</source>
        <translation>
            <numerusform>%Ln Arzneimittel</numerusform>
            <numerusform>%Ln Arzneimittel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)…</source>
        <translation>
            <numerusform>%Ln Problem…</numerusform>
            <numerusform>%Ln Probleme…</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Library not reachable: {}. What is listed of it was read before.</source>
        <translation>Bibliothek nicht erreichbar: {}. Was von ihr in der Liste steht, wurde vorher gelesen.</translation>
    </message>
    <message>
        <source>Pages read</source>
        <translation>Gelesene Seiten</translation>
    </message>
    <message>
        <source>Read {} of {} files</source>
        <translation>{} von {} Dateien gelesen</translation>
    </message>
    <message>
        <source>Stop reading the library</source>
        <translation>Einlesen der Bibliothek anhalten</translation>
    </message>
    <message>
        <source>Verified {} of {} MB</source>
        <translation>{} von {} MB geprüft</translation>
    </message>
    <message numerus="yes">
        <source>{} of %Ln drug(s)</source>
        <translation>
            <numerusform>{} von %Ln Arzneimittel</numerusform>
            <numerusform>{} von %Ln Arzneimitteln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>△ %Ln changed…</source>
        <translation>
            <numerusform>△ %Ln geändert…</numerusform>
            <numerusform>△ %Ln geändert…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LookalikeRow</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln weiteres</numerusform>
            <numerusform>%Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Not to be confused with</source>
        <translation>Nicht zu verwechseln mit</translation>
    </message>
    <message>
        <source>Not to be confused with {}. Compare the two.</source>
        <translation>Nicht zu verwechseln mit {}. Die beiden vergleichen.</translation>
    </message>
    <message>
        <source>{} is not {}. Compare the two.</source>
        <translation>{} ist nicht {}. Die beiden vergleichen.</translation>
    </message>
</context>
<context>
    <name>MedicationDialog</name>
    <message numerus="yes">
        <source>%Ln line(s) name no drug for sure and are left out.</source>
        <translation>
            <numerusform>%Ln Zeile nennt kein Arzneimittel eindeutig und wird ausgelassen.</numerusform>
            <numerusform>%Ln Zeilen nennen kein Arzneimittel eindeutig und werden ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %Ln drug(s)</source>
        <translation>
            <numerusform>%Ln Arzneimittel &amp;hinzufügen</numerusform>
            <numerusform>%Ln Arzneimittel &amp;hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Doses, forms and times are not read.</source>
        <translation>Dosen, Arzneiformen und Zeiten werden nicht gelesen.</translation>
    </message>
    <message>
        <source>Drug</source>
        <translation>Arzneimittel</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Medication list</source>
        <translation>Medikationsliste</translation>
    </message>
    <message>
        <source>No page is called so, or nearly so</source>
        <translation>Keine Seite heißt so oder beinahe so</translation>
    </message>
    <message>
        <source>Not known. Which is meant?</source>
        <translation>Nicht bekannt. Welches ist gemeint?</translation>
    </message>
    <message>
        <source>Type or paste a medication list, one medicine a line.</source>
        <translation>Tippen Sie eine Medikationsliste oder fügen Sie eine ein, ein Arzneimittel je Zeile.</translation>
    </message>
    <message>
        <source>What each line names</source>
        <translation>Was jede Zeile nennt</translation>
    </message>
    <message>
        <source>Which drug is meant by “{}”</source>
        <translation>Welches Arzneimittel mit „{}“ gemeint ist</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>No monograph is named “{}”.</source>
        <translation>Keine Monographie heißt „{}“.</translation>
    </message>
    <message>
        <source>No monograph is named “{}”. Nearest: {}.</source>
        <translation>Keine Monographie heißt „{}“. Am nächsten: {}.</translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation>Etwas ist schiefgegangen.</translation>
    </message>
    <message>
        <source>The log is {}; it names no drug.</source>
        <translation>Das Protokoll ist {}; es nennt kein Arzneimittel.</translation>
    </message>
    <message>
        <source>The window goes on; nothing you kept is lost.</source>
        <translation>Das Fenster läuft weiter; nichts, was Sie behalten haben, ist verloren.</translation>
    </message>
</context>
<context>
    <name>MonographView</name>
    <message>
        <source>Sections of the page</source>
        <translation>Abschnitte der Seite</translation>
    </message>
    <message>
        <source>This page has no section “{}”; the whole page is shown.</source>
        <translation>Diese Seite hat keinen Abschnitt „{}“; gezeigt wird die ganze Seite.</translation>
    </message>
    <message>
        <source>Type the first letters of a drug’s name.

Return opens it, Ctrl+F finds inside it, F1 shows all keys.</source>
        <translation>Tippen Sie die ersten Buchstaben eines Arzneimittels.

Die Eingabetaste öffnet es, Strg+F sucht darin, F1 zeigt alle Tasten.</translation>
    </message>
</context>
<context>
    <name>MoveFollower</name>
    <message numerus="yes">
        <source>%Ln local note(s) find no page in the library any more.</source>
        <translation>
            <numerusform>%Ln lokale Notiz findet in der Bibliothek keine Seite mehr.</numerusform>
            <numerusform>%Ln lokale Notizen finden in der Bibliothek keine Seite mehr.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show notes</source>
        <translation>Notizen zeigen</translation>
    </message>
    <message numerus="yes">
        <source>What was kept of %Ln page(s) now belongs to this library.</source>
        <translation>
            <numerusform>Was zu %Ln Seite behalten wurde, gehört nun zu dieser Bibliothek.</numerusform>
            <numerusform>Was zu %Ln Seiten behalten wurde, gehört nun zu dieser Bibliothek.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NamedByControl</name>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Also named on the pages of:</source>
        <translation>Auch genannt auf den Seiten von:</translation>
    </message>
    <message numerus="yes">
        <source>Named by %Ln page(s)</source>
        <translation>
            <numerusform>Auf %Ln Seite genannt</numerusform>
            <numerusform>Auf %Ln Seiten genannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Who names {}: %Ln page(s)</source>
        <translation>
            <numerusform>Wer {} nennt: %Ln Seite</numerusform>
            <numerusform>Wer {} nennt: %Ln Seiten</numerusform>
        </translation>
    </message>
    <message>
        <source>No page of this library names it.</source>
        <translation>Keine Seite dieser Bibliothek nennt es.</translation>
    </message>
    <message>
        <source>Sections that name it</source>
        <translation>Abschnitte, die es nennen</translation>
    </message>
    <message>
        <source>{} so far</source>
        <translation>{} (bisher)</translation>
    </message>
</context>
<context>
    <name>NoteCards</name>
    <message numerus="yes">
        <source>%Ln local note(s) on the whole page</source>
        <translation>
            <numerusform>%Ln lokale Notiz zur ganzen Seite</numerusform>
            <numerusform>%Ln lokale Notizen zur ganzen Seite</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>End of local note</source>
        <translation>Ende der lokalen Notiz</translation>
    </message>
    <message>
        <source>Local note</source>
        <translation>Lokale Notiz</translation>
    </message>
    <message>
        <source>Local note on {}</source>
        <translation>Lokale Notiz zu {}</translation>
    </message>
</context>
<context>
    <name>NoteControl</name>
    <message numerus="yes">
        <source>%Ln local note(s) deleted.</source>
        <translation>
            <numerusform>%Ln lokale Notiz gelöscht.</numerusform>
            <numerusform>%Ln lokale Notizen gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add local note on “{}”…</source>
        <translation>Lokale Notiz zu „{}“ hinzufügen…</translation>
    </message>
    <message>
        <source>Add local note…</source>
        <translation>Lokale Notiz hinzufügen…</translation>
    </message>
    <message>
        <source>Delete local note</source>
        <translation>Lokale Notiz löschen</translation>
    </message>
    <message>
        <source>Edit local note</source>
        <translation>Lokale Notiz bearbeiten</translation>
    </message>
    <message>
        <source>Edit local note…</source>
        <translation>Lokale Notiz bearbeiten…</translation>
    </message>
    <message>
        <source>Local note on {}</source>
        <translation>Lokale Notiz zu {}</translation>
    </message>
    <message>
        <source>There is no local note on this page. Ctrl+N writes one.</source>
        <translation>Auf dieser Seite ist keine lokale Notiz. Strg+N schreibt eine.</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>Ganze Seite</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>&amp;Beside</source>
        <translation>&amp;Neben</translation>
    </message>
    <message>
        <source>&amp;Initials</source>
        <translation>&amp;Kürzel</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Close without keeping what you have typed?</source>
        <translation>Schließen, ohne das Getippte zu behalten?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Weiterschreiben</translation>
    </message>
    <message>
        <source>Markdown may be used: **bold**, lists with *, tables. Ctrl+Return saves.</source>
        <translation>Markdown ist möglich: **fett**, Listen mit *, Tabellen. Strg+Eingabetaste speichert.</translation>
    </message>
    <message>
        <source>Text of the note, in Markdown</source>
        <translation>Text der Notiz, in Markdown</translation>
    </message>
</context>
<context>
    <name>NotesDialog</name>
    <message numerus="yes">
        <source>%Ln local note(s).</source>
        <translation>
            <numerusform>%Ln lokale Notiz.</numerusform>
            <numerusform>%Ln lokale Notizen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them without a page in the open libraries:</source>
        <translation>
            <numerusform>%Ln davon ohne Seite in den geöffneten Bibliotheken:</numerusform>
            <numerusform>%Ln davon ohne Seite in den geöffneten Bibliotheken:</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Initials</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>Local notes</source>
        <translation>Lokale Notizen</translation>
    </message>
    <message>
        <source>No page: {}</source>
        <translation>Keine Seite: {}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>copy what is needed to another page, or delete them.</source>
        <translation>Kopieren Sie, was gebraucht wird, auf eine andere Seite, oder löschen Sie sie.</translation>
    </message>
    <message>
        <source>whole page</source>
        <translation>ganze Seite</translation>
    </message>
</context>
<context>
    <name>Output</name>
    <message>
        <source>Export monograph</source>
        <translation>Monographie exportieren</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>OpenDocument text</source>
        <translation>OpenDocument-Text</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF-Dokument</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Nur Text</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>Writing {}</source>
        <translation>{} wird geschrieben</translation>
    </message>
    <message>
        <source>Written: {}</source>
        <translation>Geschrieben: {}</translation>
    </message>
</context>
<context>
    <name>PackChanges</name>
    <message numerus="yes">
        <source>%Ln added</source>
        <translation>
            <numerusform>%Ln neu</numerusform>
            <numerusform>%Ln neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln as before</source>
        <translation>
            <numerusform>%Ln wie zuvor</numerusform>
            <numerusform>%Ln wie zuvor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln geändert</numerusform>
            <numerusform>%Ln geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone</source>
        <translation>
            <numerusform>%Ln entfallen</numerusform>
            <numerusform>%Ln entfallen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln moved</source>
        <translation>
            <numerusform>%Ln verschoben</numerusform>
            <numerusform>%Ln verschoben</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Compare with a &amp;folder…</source>
        <translation>Mit einem &amp;Ordner vergleichen…</translation>
    </message>
    <message>
        <source>Compare with a &amp;pack…</source>
        <translation>Mit einem &amp;Paket vergleichen…</translation>
    </message>
    <message>
        <source>Drug</source>
        <translation>Arzneimittel</translation>
    </message>
    <message>
        <source>Filter by drug or section</source>
        <translation>Nach Arzneimittel oder Abschnitt filtern</translation>
    </message>
    <message>
        <source>From {} to {}: {}; {}.</source>
        <translation>Vorher: {}; jetzt: {}: {}; {}.</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Show the &amp;difference</source>
        <translation>&amp;Unterschied zeigen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>added</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>entfallen</translation>
    </message>
    <message>
        <source>in no word of its text</source>
        <translation>in keinem Wort des Textes</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <source>names and review</source>
        <translation>Namen und Prüfung</translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation>nichts geändert</translation>
    </message>
    <message>
        <source>the folder {}</source>
        <translation>Ordner {}</translation>
    </message>
    <message>
        <source>the pack of {}</source>
        <translation>Paket vom {}</translation>
    </message>
    <message>
        <source>the same text; its file was {}</source>
        <translation>derselbe Text; die Datei hieß {}</translation>
    </message>
    <message>
        <source>{} (moved)</source>
        <translation>{} (verschoben)</translation>
    </message>
    <message>
        <source>{} (new)</source>
        <translation>{} (neu)</translation>
    </message>
    <message>
        <source>{} (removed)</source>
        <translation>{} (entfallen)</translation>
    </message>
    <message>
        <source>{}, kept by you</source>
        <translation>{}, von Ihnen gemerkt</translation>
    </message>
</context>
<context>
    <name>PackChangesControl</name>
    <message>
        <source>Compare with an older folder of pages</source>
        <translation>Mit einem älteren Ordner von Seiten vergleichen</translation>
    </message>
    <message>
        <source>Compare with an older pack</source>
        <translation>Mit einem älteren Paket vergleichen</translation>
    </message>
    <message>
        <source>Comparing with {}</source>
        <translation>Vergleich mit {}</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message>
        <source>No pack before this one is known. Choose what to compare with.</source>
        <translation>Ein voriges Paket ist nicht bekannt. Wählen Sie, womit verglichen wird.</translation>
    </message>
    <message>
        <source>Stopped. Choose what to compare with.</source>
        <translation>Angehalten. Wählen Sie, womit verglichen wird.</translation>
    </message>
    <message>
        <source>The page beside how it stood in {}.</source>
        <translation>Die Seite neben ihrem früheren Text ({}).</translation>
    </message>
    <message>
        <source>What changed in {}</source>
        <translation>Was sich in {} geändert hat</translation>
    </message>
</context>
<context>
    <name>PackControl</name>
    <message>
        <source>A pack is read from a copy that was verified. The copy is made again when its pack is opened next. Packs that are open keep theirs.</source>
        <translation>Ein Paket wird aus einer geprüften Kopie gelesen. Die Kopie wird neu angelegt, wenn das Paket das nächste Mal geöffnet wird. Offene Pakete behalten ihre Kopien.</translation>
    </message>
    <message>
        <source>Back to t&amp;he pack before</source>
        <translation>Zu&amp;rück zum vorigen Paket</translation>
    </message>
    <message>
        <source>Back to t&amp;he pack before (no pack folder is open)</source>
        <translation>Zu&amp;rück zum vorigen Paket (kein Paketordner ist offen)</translation>
    </message>
    <message>
        <source>Back to t&amp;he pack before (this is the first)</source>
        <translation>Zu&amp;rück zum vorigen Paket (dies ist das erste)</translation>
    </message>
    <message numerus="yes">
        <source>Copies of %Ln pack(s) are kept: {}.</source>
        <translation>
            <numerusform>Von %Ln Paket wird eine Kopie aufbewahrt: {}.</numerusform>
            <numerusform>Von %Ln Paketen werden Kopien aufbewahrt: {}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copies of %Ln pack(s) are removed: {}.</source>
        <translation>
            <numerusform>Die Kopie von %Ln Paket ist entfernt: {}.</numerusform>
            <numerusform>Die Kopien von %Ln Paketen sind entfernt: {}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove copies</source>
        <translation>Kopien entfernen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Use t&amp;he current pack</source>
        <translation>Das aktuelle Paket ve&amp;rwenden</translation>
    </message>
    <message>
        <source>Use the current pack</source>
        <translation>Das aktuelle Paket verwenden</translation>
    </message>
    <message>
        <source>{}: another pack is read now, that of {}.</source>
        <translation>{}: Jetzt wird ein anderes Paket gelesen, das vom {}.</translation>
    </message>
    <message>
        <source>{}: this computer is held at the pack of {}; there is a newer one.</source>
        <translation>{}: Dieser Computer bleibt beim Paket vom {}; es gibt ein neueres.</translation>
    </message>
    <message>
        <source>{}: this computer reads the pack of {}, not the current one.</source>
        <translation>{}: Dieser Computer liest das Paket vom {}, nicht das aktuelle.</translation>
    </message>
    <message>
        <source>{}: {} since {}.</source>
        <translation>{}: {} (zuvor: {}).</translation>
    </message>
</context>
<context>
    <name>PageControl</name>
    <message>
        <source>{} has moved, and is shown as it is now.</source>
        <translation>{} ist umgezogen und wird gezeigt, wie es jetzt ist.</translation>
    </message>
    <message>
        <source>{} is no longer in the library; what is shown is how it last read.</source>
        <translation>{} ist nicht mehr in der Bibliothek; gezeigt wird der zuletzt gelesene Stand.</translation>
    </message>
</context>
<context>
    <name>PageDocuments</name>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
</context>
<context>
    <name>PageLoader</name>
    <message>
        <source>This page is no longer in an open library. Open its library folder with Ctrl+O.</source>
        <translation>Diese Seite ist in keiner geöffneten Bibliothek mehr. Öffnen Sie deren Ordner mit Strg+O.</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Monograph text</source>
        <translation>Text der Monographie</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>An action, a drug, a section …</source>
        <translation>Ein Befehl, ein Arzneimittel, ein Abschnitt …</translation>
    </message>
    <message>
        <source>Go to anything</source>
        <translation>Gehe zu beliebigem Ziel</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
</context>
<context>
    <name>PaletteControl</name>
    <message>
        <source>Actions</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Drugs</source>
        <translation>Arzneimittel</translation>
    </message>
    <message>
        <source>Drugs nearly called so</source>
        <translation>Arzneimittel, die beinahe so heißen</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
</context>
<context>
    <name>PartBar</name>
    <message>
        <source>Long page: part {} of {}</source>
        <translation>Lange Seite: Teil {} von {}</translation>
    </message>
    <message>
        <source>Next part ›</source>
        <translation>Nächster Teil ›</translation>
    </message>
    <message>
        <source>‹ Previous part</source>
        <translation>‹ Voriger Teil</translation>
    </message>
</context>
<context>
    <name>PrintPreview</name>
    <message>
        <source>Laying out…</source>
        <translation>Wird gesetzt…</translation>
    </message>
    <message>
        <source>Print {}</source>
        <translation>{} drucken</translation>
    </message>
    <message>
        <source>Print {} – the first {} of {} pages</source>
        <translation>{} drucken – die ersten {} von {} Seiten</translation>
    </message>
    <message>
        <source>Printed: {}</source>
        <translation>Gedruckt: {}</translation>
    </message>
    <message>
        <source>Printing {}</source>
        <translation>{} wird gedruckt</translation>
    </message>
</context>
<context>
    <name>ProgressLabel</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Provenance</name>
    <message>
        <source>Key: {}</source>
        <translation>Schlüssel: {}</translation>
    </message>
    <message>
        <source>Library: {}</source>
        <translation>Bibliothek: {}</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>Nicht signiert</translation>
    </message>
    <message>
        <source>Signed by {}</source>
        <translation>Signiert von {}</translation>
    </message>
    <message>
        <source>Signed with a key that is not trusted here</source>
        <translation>Mit einem Schlüssel signiert, dem hier nicht vertraut wird</translation>
    </message>
    <message>
        <source>The pack is whole, and this computer trusts the key that signed it.</source>
        <translation>Das Paket ist unversehrt, und dieser Rechner vertraut dem Schlüssel, mit dem es signiert ist.</translation>
    </message>
    <message>
        <source>The pack is whole, but anybody could have made it.</source>
        <translation>Das Paket ist unversehrt, aber jeder könnte es gemacht haben.</translation>
    </message>
    <message>
        <source>The pack is whole, but nobody here knows whose key signed it.</source>
        <translation>Das Paket ist unversehrt, aber niemand hier weiß, wessen Schlüssel es signiert hat.</translation>
    </message>
    <message>
        <source>Whoever may write to the folder can change its pages.</source>
        <translation>Wer in den Ordner schreiben darf, kann seine Seiten ändern.</translation>
    </message>
    <message>
        <source>an unknown day</source>
        <translation>einem unbekannten Tag</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>dated ahead of this computer’s clock</source>
        <translation>der Uhr dieses Rechners voraus datiert</translation>
    </message>
    <message>
        <source>file of {}</source>
        <translation>Datei vom {}</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Produktinformation</translation>
    </message>
    <message>
        <source>label of {}</source>
        <translation>Produktinformation vom {}</translation>
    </message>
    <message>
        <source>not clinically reviewed</source>
        <translation>nicht klinisch geprüft</translation>
    </message>
    <message>
        <source>not clinically reviewed (dated {}, no reviewer named)</source>
        <translation>nicht klinisch geprüft (datiert {}, niemand genannt)</translation>
    </message>
    <message>
        <source>older than the edition of {} seen before</source>
        <translation>älter als die zuvor gesehene Ausgabe vom {}</translation>
    </message>
    <message>
        <source>“{}”</source>
        <translation>„{}“</translation>
    </message>
    <message>
        <source>pack of {}</source>
        <translation>Paket vom {}</translation>
    </message>
    <message>
        <source>Folder, not signed</source>
        <translation>Ordner, nicht signiert</translation>
    </message>
    <message>
        <source>reviewed by {}</source>
        <translation>geprüft von {}</translation>
    </message>
    <message>
        <source>reviewed by {} on {}</source>
        <translation>geprüft von {} am {}</translation>
    </message>
    <message>
        <source>version {}</source>
        <translation>Version {}</translation>
    </message>
</context>
<context>
    <name>QuotesView</name>
    <message>
        <source>Take {} out</source>
        <translation>{} herausnehmen</translation>
    </message>
    <message>
        <source>What these pages say. Not an interaction checker: silence here means nothing.</source>
        <translation>Was diese Seiten sagen. Keine Wechselwirkungsprüfung: Schweigen bedeutet hier nichts.</translation>
    </message>
</context>
<context>
    <name>ReadingControl</name>
    <message>
        <source>How it was is not kept: too long a page, or damaged on the desk.</source>
        <translation>Wie sie war, ist nicht aufbewahrt: Die Seite ist zu lang oder das Aufbewahrte beschädigt.</translation>
    </message>
    <message>
        <source>The page beside how you read it on {}.</source>
        <translation>Die Seite verglichen mit dem Stand, den Sie am {} gelesen haben.</translation>
    </message>
    <message>
        <source>The page is as you read it last.</source>
        <translation>Die Seite ist, wie Sie sie zuletzt gelesen haben.</translation>
    </message>
</context>
<context>
    <name>TabHtml</name>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
</context>
<context>
    <name>TrayBar</name>
    <message>
        <source>Drop drugs here. A click shows what their pages say of one another (Ctrl+T).</source>
        <translation>Arzneimittel hierher ziehen. Ein Klick zeigt, was ihre Seiten übereinander sagen (Ctrl+T).</translation>
    </message>
    <message>
        <source>Named together</source>
        <translation>Miteinander genannt</translation>
    </message>
    <message>
        <source>Named together: {}</source>
        <translation>Miteinander genannt: {}</translation>
    </message>
</context>
<context>
    <name>TrayControl</name>
    <message>
        <source>Add a list…</source>
        <translation>Liste hinzufügen…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Drugs in the tray</source>
        <translation>Zusammen genannte Arzneimittel</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Named together</source>
        <translation>Zusammen genannt</translation>
    </message>
    <message numerus="yes">
        <source>Named together: %Ln drug(s)</source>
        <translation>
            <numerusform>Zusammen genannt: %Ln Arzneimittel</numerusform>
            <numerusform>Zusammen genannt: %Ln Arzneimittel</numerusform>
        </translation>
    </message>
    <message>
        <source>Pages of which neither names the other:</source>
        <translation>Seiten, von denen keine die andere nennt:</translation>
    </message>
    <message>
        <source>Paste a medication list</source>
        <translation>Eine Medikationsliste einfügen</translation>
    </message>
    <message>
        <source>Put two or more drugs here to read what their pages say of one another: drag them from the list, press Ctrl+Shift+T on them, or paste a medication list with Ctrl+Shift+V.</source>
        <translation>Legen Sie zwei oder mehr Arzneimittel hierher, um zu lesen, was ihre Seiten übereinander sagen: Ziehen Sie sie aus der Liste, drücken Sie dort Strg+Umschalt+T, oder fügen Sie mit Strg+Umschalt+V eine Medikationsliste ein.</translation>
    </message>
    <message>
        <source>Take all drugs out</source>
        <translation>Alle Arzneimittel herausnehmen</translation>
    </message>
    <message>
        <source>The page of {} does not name {}.</source>
        <translation>Die Seite von {} nennt {} nicht.</translation>
    </message>
    <message>
        <source>The page of {} says of {}</source>
        <translation>Die Seite von {} sagt über {}</translation>
    </message>
    <message>
        <source>The pages</source>
        <translation>Die Seiten</translation>
    </message>
    <message>
        <source>There is room for {} drugs that are named together. Take one out first.</source>
        <translation>Zusammen genannt werden können {} Arzneimittel. Nehmen Sie zuerst eines heraus.</translation>
    </message>
    <message>
        <source>{} and {}</source>
        <translation>{} und {}</translation>
    </message>
    <message>
        <source>{} with {}</source>
        <translation>{} mit {}</translation>
    </message>
</context>
<context>
    <name>TrustControl</name>
    <message>
        <source>It is closed. Ask whoever looks after it before you read it.</source>
        <translation>Sie bleibt zu. Fragen Sie, wer sie betreut, bevor Sie sie lesen.</translation>
    </message>
    <message>
        <source>It stays closed, as was chosen here before.</source>
        <translation>Sie bleibt zu, wie hier zuvor gewählt wurde.</translation>
    </message>
    <message>
        <source>Leave it closed</source>
        <translation>Geschlossen lassen</translation>
    </message>
    <message>
        <source>Read it all the same</source>
        <translation>Trotzdem lesen</translation>
    </message>
    <message>
        <source>{} was signed by {} when it was last read, and is a folder without a signature now.</source>
        <translation>{} war beim letzten Lesen von {} signiert und ist jetzt ein Ordner ohne Signatur.</translation>
    </message>
    <message>
        <source>{} was signed by {} when it was last read, and is not signed now.</source>
        <translation>{} war beim letzten Lesen von {} signiert und ist jetzt nicht signiert.</translation>
    </message>
    <message>
        <source>{} was signed by {} when it was last read, now with a key that is not trusted here.</source>
        <translation>{} war beim letzten Lesen von {} signiert, jetzt mit einem Schlüssel, dem hier nicht vertraut wird.</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>ViewControl</name>
    <message>
        <source>The window speaks the language that was chosen when medviewer is started again.</source>
        <translation>Das Fenster spricht die gewählte Sprache, sobald medviewer neu gestartet wird.</translation>
    </message>
</context>
</TS>
