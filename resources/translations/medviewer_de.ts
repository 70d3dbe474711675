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
        <source>&amp;Licences…</source>
        <translation>&amp;Lizenzen…</translation>
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
        <source>&amp;Recent</source>
        <translation>Zuletzt &amp;gelesen</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen…</translation>
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
        <source>Ctrl+click on a drug of the list</source>
        <translation>Strg+Klick auf ein Arzneimittel der Liste</translation>
    </message>
    <message>
        <source>Ctrl+click on a name in a text</source>
        <translation>Strg+Klick auf einen Namen in einem Text</translation>
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
        <source>Double click on a word of a page</source>
        <translation>Doppelklick auf ein Wort einer Seite</translation>
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
        <source>Keep ready a&amp;fter closing</source>
        <translation>Nach dem &amp;Schließen bereithalten</translation>
    </message>
    <message>
        <source>Loo&amp;k up marked text</source>
        <translation>Markierten Te&amp;xt nachschlagen</translation>
    </message>
    <message>
        <source>Look-up window</source>
        <translation>Nachschlagefenster</translation>
    </message>
    <message>
        <source>Mana&amp;ge libraries…</source>
        <translation>Bibliotheken ordnen &amp;und verwalten…</translation>
    </message>
    <message>
        <source>Mar&amp;k as read</source>
        <translation>&amp;Als gelesen kennzeichnen</translation>
    </message>
    <message>
        <source>Mark it, to be copied or looked up (Ctrl+U); nothing opens by itself</source>
        <translation>Es markieren, zum Kopieren oder Nachschlagen (Strg+U); von selbst öffnet sich nichts</translation>
    </message>
    <message>
        <source>Men&amp;tioned in</source>
        <translation>&amp;Genannt auf</translation>
    </message>
    <message>
        <source>N&amp;ext area</source>
        <translation>N&amp;ächster Bereich</translation>
    </message>
    <message>
        <source>Ne&amp;w window</source>
        <translation>Neues &amp;Fenster</translation>
    </message>
    <message>
        <source>Open it in a new page tab, as the middle button does: a drug, a tile, a link, a page of Back</source>
        <translation>In einem neuen Seitenreiter öffnen, wie die mittlere Maustaste: Arzneimittel, Kachel, Link, Seite von Zurück</translation>
    </message>
    <message>
        <source>Open library pac&amp;k…</source>
        <translation>Bibliothekspa&amp;ket öffnen…</translation>
    </message>
    <message>
        <source>Page tabs</source>
        <translation>Seitenreiter</translation>
    </message>
    <message>
        <source>Previo&amp;us area</source>
        <translation>V&amp;origer Bereich</translation>
    </message>
    <message>
        <source>Print this ta&amp;b…</source>
        <translation>&amp;Reiter drucken…</translation>
    </message>
    <message>
        <source>Read that drug beside this one</source>
        <translation>Jenes Arzneimittel neben diesem lesen</translation>
    </message>
    <message>
        <source>Read the page; from the search field too, once Return has opened one, until a letter is typed</source>
        <translation>Die Seite lesen; auch vom Suchfeld aus, sobald die Eingabetaste eine geöffnet hat, bis ein Buchstabe getippt wird</translation>
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
        <source>Results as a ta&amp;ble…</source>
        <translation>Ergebnisse als Ta&amp;belle…</translation>
    </message>
    <message>
        <source>Set by your site, in {}</source>
        <translation>Von Ihrer Einrichtung festgelegt, in {}</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>Stop reading aloud, clear the search field, go to it from the list, close find in page or the message that has the keyboard, go back to what led here</source>
        <translation>Vorlesen beenden, Suchfeld leeren, aus der Liste dorthin gehen, Suche auf der Seite oder die Meldung mit dem Tastaturfokus schließen, zurück zu dem, was hierher führte</translation>
    </message>
    <message>
        <source>Switched off by your site, in {}</source>
        <translation>Von Ihrer Einrichtung abgeschaltet, in {}</translation>
    </message>
    <message>
        <source>T&amp;ables as lists</source>
        <translation>Tabellen als L&amp;isten</translation>
    </message>
    <message>
        <source>Ta&amp;ble of a topic…</source>
        <translation>Ta&amp;belle zu einem Thema…</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Close page tab</source>
        <translation>Seitenreiter s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Compact list</source>
        <translation>Kompakte &amp;Liste</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>&amp;Schneller</translation>
    </message>
    <message>
        <source>&amp;Import from a file…</source>
        <translation>Aus &amp;Datei importieren…</translation>
    </message>
    <message>
        <source>&amp;Import labels or lists…</source>
        <translation>Fach&amp;informationen oder Listen importieren…</translation>
    </message>
    <message>
        <source>&amp;Move page tab to a new window</source>
        <translation>Seitenreiter in neues &amp;Fenster verschieben</translation>
    </message>
    <message>
        <source>&amp;New page tab</source>
        <translation>&amp;Neuer Seitenreiter</translation>
    </message>
    <message>
        <source>&amp;Next sentence</source>
        <translation>&amp;Nächster Satz</translation>
    </message>
    <message>
        <source>&amp;Order of sections…</source>
        <translation>&amp;Reihenfolge der Abschnitte…</translation>
    </message>
    <message>
        <source>&amp;Pin to the start page, or unpin</source>
        <translation>An die Sta&amp;rtseite heften oder lösen</translation>
    </message>
    <message>
        <source>&amp;Previous page tab</source>
        <translation>&amp;Voriger Seitenreiter</translation>
    </message>
    <message>
        <source>&amp;Previous sentence</source>
        <translation>&amp;Voriger Satz</translation>
    </message>
    <message>
        <source>&amp;Read aloud or pause</source>
        <translation>Vor&amp;lesen oder anhalten</translation>
    </message>
    <message>
        <source>&amp;Read it aloud</source>
        <translation>V&amp;orlesen</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>&amp;Neu laden</translation>
    </message>
    <message>
        <source>&amp;Reopen closed page tab</source>
        <translation>&amp;Geschlossenen Seitenreiter wieder öffnen</translation>
    </message>
    <message>
        <source>&amp;Stop reading aloud</source>
        <translation>Vorlesen &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;System language</source>
        <translation>&amp;Sprache des Systems</translation>
    </message>
    <message>
        <source>&amp;Wall sheets…</source>
        <translation>&amp;Wandblätter…</translation>
    </message>
    <message>
        <source>Clear histor&amp;y…</source>
        <translation>&amp;Verlauf löschen…</translation>
    </message>
    <message>
        <source>Downtime pack with A–&amp;Z sheets…</source>
        <translation>Ausfallpaket m&amp;it A–Z-Blättern…</translation>
    </message>
    <message>
        <source>E&amp;xport to a file…</source>
        <translation>In Datei e&amp;xportieren…</translation>
    </message>
    <message>
        <source>Essent&amp;ials</source>
        <translation>Das Wich&amp;tigste</translation>
    </message>
    <message>
        <source>Export favourites and hi&amp;story…</source>
        <translation>Favoriten und Verlauf e&amp;xportieren…</translation>
    </message>
    <message>
        <source>Export local notes to a fold&amp;er…</source>
        <translation>Lokale Notizen in einen &amp;Ordner exportieren…</translation>
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
        <source>I&amp;mport favourites from a file…</source>
        <translation>Favoriten aus &amp;Datei importieren…</translation>
    </message>
    <message>
        <source>Import local no&amp;tes from a folder…</source>
        <translation>Lokale Notizen aus &amp;einem Ordner importieren…</translation>
    </message>
    <message>
        <source>Inc&amp;lude local notes in print and export</source>
        <translation>Lokale Notizen m&amp;it drucken und exportieren</translation>
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
        <source>Outlin&amp;e</source>
        <translation>Gli&amp;ederung</translation>
    </message>
    <message>
        <source>Paste a &amp;medication list…</source>
        <translation>&amp;Medikationsliste einfügen…</translation>
    </message>
    <message>
        <source>Read it beside the open page</source>
        <translation>Es neben der geöffneten Seite lesen</translation>
    </message>
    <message>
        <source>S&amp;lower</source>
        <translation>Lan&amp;gsamer</translation>
    </message>
    <message>
        <source>Wall s&amp;heet…</source>
        <translation>&amp;Wandblatt…</translation>
    </message>
    <message>
        <source>Move in the drug list, from the search field too</source>
        <translation>Sich in der Liste bewegen, auch vom Suchfeld aus</translation>
    </message>
    <message>
        <source>Named to&amp;gether</source>
        <translation>Z&amp;usammen genannt</translation>
    </message>
    <message>
        <source>Ne&amp;xt page tab</source>
        <translation>N&amp;ächster Seitenreiter</translation>
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
        <source>Every search so far has found something. One that does not will stand here.</source>
        <translation>Jede Suche hat bisher etwas gefunden. Eine, die nichts findet, wird hier stehen.</translation>
    </message>
    <message>
        <source>It was</source>
        <translation>Es war</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>No aliases yet. “Add alias…” lets another name lead to a drug.</source>
        <translation>Noch keine Aliasnamen. „Alias hinzufügen…“ lässt einen anderen Namen zu einem Arzneimittel führen.</translation>
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
        <source>Search a&amp;gain</source>
        <translation>Erneut s&amp;uchen</translation>
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
    <message>
        <source>an abbreviation, may mean: {}</source>
        <translation>eine Abkürzung, kann bedeuten: {}</translation>
    </message>
    <message>
        <source>the topic “{}” of “{}”</source>
        <translation>das Thema „{}“ zu „{}“</translation>
    </message>
</context>
<context>
    <name>AloudBar</name>
    <message>
        <source>Go on reading aloud</source>
        <translation>Weiter vorlesen</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>Nächster Satz</translation>
    </message>
    <message>
        <source>Pause reading aloud</source>
        <translation>Vorlesen anhalten</translation>
    </message>
    <message>
        <source>Previous sentence</source>
        <translation>Voriger Satz</translation>
    </message>
    <message>
        <source>Read faster</source>
        <translation>Schneller vorlesen</translation>
    </message>
    <message>
        <source>Read more slowly</source>
        <translation>Langsamer vorlesen</translation>
    </message>
    <message>
        <source>Speed {}</source>
        <translation>Tempo {}</translation>
    </message>
    <message>
        <source>Stop reading aloud</source>
        <translation>Vorlesen beenden</translation>
    </message>
</context>
<context>
    <name>AloudControl</name>
    <message>
        <source>No speech service of this computer answers. On Debian and Ubuntu install speech-dispatcher and speech-dispatcher-espeak-ng.</source>
        <translation>Kein Sprachdienst dieses Rechners antwortet. Unter Debian und Ubuntu speech-dispatcher und speech-dispatcher-espeak-ng installieren.</translation>
    </message>
    <message>
        <source>No voice of this computer speaks {}. Add one in the settings of the system; on Debian and Ubuntu install speech-dispatcher-espeak-ng.</source>
        <translation>Keine Stimme dieses Rechners spricht {}. Eine in den Einstellungen des Systems hinzufügen; unter Debian und Ubuntu speech-dispatcher-espeak-ng installieren.</translation>
    </message>
    <message>
        <source>Read &amp;aloud from here</source>
        <translation>Ab hier &amp;vorlesen</translation>
    </message>
    <message>
        <source>Reading aloud</source>
        <translation>Liest vor</translation>
    </message>
    <message>
        <source>Reading aloud is paused</source>
        <translation>Vorlesen ist angehalten</translation>
    </message>
    <message>
        <source>Reading aloud needs Qt’s speech module, which is not installed: install medviewer[speech] in place of medviewer.</source>
        <translation>Zum Vorlesen fehlt Qts Sprachmodul: medviewer[speech] anstelle von medviewer installieren.</translation>
    </message>
    <message>
        <source>Starting the voice…</source>
        <translation>Die Stimme startet …</translation>
    </message>
    <message>
        <source>The speech service of this computer does not answer. Is there a sound device, and is it on?</source>
        <translation>Der Sprachdienst dieses Rechners antwortet nicht. Gibt es ein Tongerät, und ist es eingeschaltet?</translation>
    </message>
    <message>
        <source>The speech service of this computer has failed; reading aloud has stopped.</source>
        <translation>Der Sprachdienst dieses Rechners ist ausgefallen; das Vorlesen ist beendet.</translation>
    </message>
    <message>
        <source>There is nothing to read aloud from here on.</source>
        <translation>Ab hier gibt es nichts vorzulesen.</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>Mark a name or a word in the page first; a double click on a word marks it.</source>
        <translation>Markieren Sie zuerst einen Namen oder ein Wort auf der Seite; ein Doppelklick auf ein Wort markiert es.</translation>
    </message>
</context>
<context>
    <name>BoxedMark</name>
    <message>
        <source>1 of {}: </source>
        <translation>1 von {}: </translation>
    </message>
    <message>
        <source>Goes to the boxed warning</source>
        <translation>Führt zum umrandeten Warnhinweis</translation>
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
    <name>ChipRow</name>
    <message>
        <source>A topic without a chip was not found by its words; that says nothing about the drug.</source>
        <translation>Ein Thema ohne Knopf wurde anhand seiner Wörter nicht gefunden; über das Arzneimittel sagt das nichts.</translation>
    </message>
    <message>
        <source>Goes through the paragraphs with words for this topic, one after the other ({}). A topic without a chip was not found by its words; that says nothing about the drug.</source>
        <translation>Geht die Absätze mit Wörtern zu diesem Thema der Reihe nach durch ({}). Ein Thema ohne Knopf wurde anhand seiner Wörter nicht gefunden; über das Arzneimittel sagt das nichts.</translation>
    </message>
    <message>
        <source>Jump to</source>
        <translation>Springen zu</translation>
    </message>
    <message>
        <source>Jump to {}</source>
        <translation>Springen zu: {}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Weitere</translation>
    </message>
    <message>
        <source>More topics</source>
        <translation>Weitere Themen</translation>
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
        <source>Pin to the start page</source>
        <translation>An die Startseite heften</translation>
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
    <message>
        <source>The drugs of “{}” no longer stand first on the start page.</source>
        <translation>Die Arzneimittel aus „{}“ stehen nicht mehr zuerst auf der Startseite.</translation>
    </message>
    <message>
        <source>The drugs of “{}” stand first on the start page: Alt+Home.</source>
        <translation>Die Arzneimittel aus „{}“ stehen zuerst auf der Startseite: Alt+Pos1.</translation>
    </message>
    <message>
        <source>Unpin from the start page</source>
        <translation>Von der Startseite lösen</translation>
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
        <source>Not all drugs of this comparison are in the library any more.</source>
        <translation>Nicht mehr alle Arzneimittel dieses Vergleichs sind in der Bibliothek.</translation>
    </message>
    <message>
        <source>Nothing to compare yet: choose another drug in the list, and press Ctrl+Return.</source>
        <translation>Noch nichts zu vergleichen: Wählen Sie ein anderes Arzneimittel in der Liste, und drücken Sie Strg+Eingabe.</translation>
    </message>
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
        <source>Clear the search field</source>
        <translation>Suchfeld leeren</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
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
    <message>
        <source>folded</source>
        <translation>zugeklappt</translation>
    </message>
    <message>
        <source>menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>aufgeklappt</translation>
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
    <name>Errors</name>
    <message>
        <source> and {} more</source>
        <translation> und {} weitere</translation>
    </message>
    <message>
        <source>, nor {:,} others</source>
        <translation>, auch {:,} andere nicht</translation>
    </message>
    <message>
        <source>A collection needs a name of letters that can be seen. Type one.</source>
        <translation>Eine Sammlung braucht einen Namen aus sichtbaren Buchstaben. Geben Sie einen ein.</translation>
    </message>
    <message>
        <source>A folder has this name. Choose another name.</source>
        <translation>Ein Ordner heißt schon so. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>A hidden character</source>
        <translation>Ein verborgenes Zeichen</translation>
    </message>
    <message>
        <source>A library cannot be called “{}”: no slash, at most 200 letters. Choose a --name.</source>
        <translation>Eine Bibliothek kann nicht „{}“ heißen: kein Schrägstrich, höchstens 200 Buchstaben. Wählen Sie einen mit --name.</translation>
    </message>
    <message>
        <source>A part of the folder&apos;s path is a file. Choose another folder.</source>
        <translation>Ein Teil des Ordnerpfads ist eine Datei. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>A public key is “ed25519:” and 64 hex digits, as `medviewer pack keygen` prints it.</source>
        <translation>Ein öffentlicher Schlüssel ist „ed25519:“ und 64 Hexadezimalziffern, wie `medviewer pack keygen` ihn ausgibt.</translation>
    </message>
    <message>
        <source>A sheet cannot be valid until {}: that day is past.</source>
        <translation>Ein Blatt kann nicht bis {} gelten: Dieser Tag ist vorbei.</translation>
    </message>
    <message>
        <source>Ask its owner for permission to read it.</source>
        <translation>Bitten Sie ihren Eigentümer um das Recht, sie zu lesen.</translation>
    </message>
    <message>
        <source>Attributes are left out, with the words {}. Write these in the text.</source>
        <translation>Attribute sind weggelassen, mit den Wörtern {}. Schreiben Sie diese in den Text.</translation>
    </message>
    <message>
        <source>Check the disk and its free space, then try again.</source>
        <translation>Prüfen Sie den Datenträger und seinen freien Platz, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Check the disk or the network share.</source>
        <translation>Prüfen Sie den Datenträger oder die Netzwerkfreigabe.</translation>
    </message>
    <message>
        <source>Cut, goes on in the page: {}</source>
        <translation>Gekürzt, geht auf der Seite weiter: {}</translation>
    </message>
    <message>
        <source>Entries that could not be read: {}.</source>
        <translation>Einträge, die nicht gelesen werden konnten: {}.</translation>
    </message>
    <message>
        <source>Files that end in {} are not read ({:,} here). Convert them to Markdown: the name of a page ends in .md.</source>
        <translation>Dateien, die auf {} enden, werden nicht gelesen (hier {:,}). Wandeln Sie sie in Markdown um: Der Name einer Seite endet auf .md.</translation>
    </message>
    <message>
        <source>Flatten it.</source>
        <translation>Machen Sie es flacher.</translation>
    </message>
    <message>
        <source>Left out: {}</source>
        <translation>Weggelassen: {}</translation>
    </message>
    <message>
        <source>Move it out of the library, or give it another ending than .md.</source>
        <translation>Nehmen Sie sie aus der Bibliothek, oder geben Sie ihr eine andere Endung als .md.</translation>
    </message>
    <message>
        <source>No PDF can be made: this system has no fonts. Install one, such as fonts-dejavu-core.</source>
        <translation>Es kann kein PDF gemacht werden: Auf diesem System sind keine Schriften. Installieren Sie eine, etwa fonts-dejavu-core.</translation>
    </message>
    <message>
        <source>No monograph is named “{}”. Nearest: {}.</source>
        <translation>Keine Monographie heißt „{}“. Am nächsten: {}.</translation>
    </message>
    <message>
        <source>No monograph is named “{}”. See `medviewer list`.</source>
        <translation>Keine Monographie heißt „{}“. Siehe `medviewer list`.</translation>
    </message>
    <message>
        <source>No open library has the page “{}”.</source>
        <translation>Keine geöffnete Bibliothek hat die Seite „{}“.</translation>
    </message>
    <message>
        <source>No room for: {}</source>
        <translation>Kein Platz für: {}</translation>
    </message>
    <message>
        <source>None of the monographs has a section “{}”.</source>
        <translation>Keine der Monographien hat einen Abschnitt „{}“.</translation>
    </message>
    <message>
        <source>None of the monographs has a wall sheet: {}</source>
        <translation>Keine der Monographien hat ein Wandblatt: {}</translation>
    </message>
    <message>
        <source>None of the monographs of “{}” can be read: {}</source>
        <translation>Keine Monographie aus „{}“ kann gelesen werden: {}</translation>
    </message>
    <message>
        <source>None of {} has a section “{}”.</source>
        <translation>Keine der Seiten {} hat einen Abschnitt „{}“.</translation>
    </message>
    <message>
        <source>Not as they were written, so look at them before you rely on them: {}{}.</source>
        <translation>Nicht so, wie sie geschrieben wurden; sehen Sie sie an, bevor Sie sich darauf verlassen: {}{}.</translation>
    </message>
    <message>
        <source>Not on the page: {}</source>
        <translation>Nicht auf der Seite: {}</translation>
    </message>
    <message>
        <source>Nothing can be written to {} ({}: {}). Ask for the right to write there, or do this where you may.</source>
        <translation>In {} kann nichts geschrieben werden ({}: {}). Bitten Sie um das Recht, dort zu schreiben, oder tun Sie dies, wo Sie es dürfen.</translation>
    </message>
    <message>
        <source>Nothing is exported on this workstation: your site has set that ({}).</source>
        <translation>An diesem Arbeitsplatz wird nichts exportiert: Das hat Ihre Einrichtung festgelegt ({}).</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>Es fehlt nichts.</translation>
    </message>
    <message>
        <source>Nothing was changed. Check the permissions, or choose another folder with --profile.</source>
        <translation>Nichts wurde geändert. Prüfen Sie die Zugriffsrechte, oder wählen Sie mit --profile einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Nothing was changed. Close other medviewer windows, wait for backup and synchronising programs to end, then try again.</source>
        <translation>Nichts wurde geändert. Schließen Sie andere Fenster von medviewer, warten Sie das Ende von Sicherungs- und Abgleichprogrammen ab, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Nothing was changed. Free some space, then try again.</source>
        <translation>Nichts wurde geändert. Schaffen Sie Platz, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Only links that begin with medviewer: are opened.</source>
        <translation>Nur Links, die mit medviewer: beginnen, werden geöffnet.</translation>
    </message>
    <message>
        <source>Put it in quotes.</source>
        <translation>Setzen Sie ihn in Anführungszeichen.</translation>
    </message>
    <message>
        <source>Put the value in quotes.</source>
        <translation>Setzen Sie den Wert in Anführungszeichen.</translation>
    </message>
    <message>
        <source>Put values in quotes.</source>
        <translation>Setzen Sie Werte in Anführungszeichen.</translation>
    </message>
    <message>
        <source>Qt does not load here{}: {}</source>
        <translation>Qt lädt hier nicht{}: {}</translation>
    </message>
    <message>
        <source>Read the library again.</source>
        <translation>Lesen Sie die Bibliothek neu ein.</translation>
    </message>
    <message>
        <source>Reading the library {} stopped before its end ({}). What was read can be used; `medviewer check` on single folders of it finds the page that does this.</source>
        <translation>Das Lesen der Bibliothek {} endete vorzeitig ({}). Was gelesen wurde, ist benutzbar; `medviewer check` auf einzelnen ihrer Ordner findet die Seite, an der es liegt.</translation>
    </message>
    <message>
        <source>Rename it so that it does not end in .md.</source>
        <translation>Geben Sie ihm einen Namen, der nicht auf .md endet.</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>Kürzen Sie es.</translation>
    </message>
    <message>
        <source>Somebody else is writing to {} just now. Try again in a minute.</source>
        <translation>In {} schreibt gerade jemand anderes. Versuchen Sie es in einer Minute noch einmal.</translation>
    </message>
    <message>
        <source>Split it into pages, or move it out of the library.</source>
        <translation>Teilen Sie sie in mehrere Seiten, oder nehmen Sie sie aus der Bibliothek.</translation>
    </message>
    <message>
        <source>Start medviewer again: it then goes back to the last good backup.</source>
        <translation>Starten Sie medviewer neu: Es kehrt dann zur letzten guten Sicherung zurück.</translation>
    </message>
    <message>
        <source>Start medviewer again; if that does not help, see docs/desk.md.</source>
        <translation>Starten Sie medviewer neu; hilft das nicht, siehe docs/desk.md.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was published.</source>
        <translation>Angehalten. Nichts wurde veröffentlicht.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Angehalten. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Stopped. The pack was not indexed to its end.</source>
        <translation>Angehalten. Das Paket wurde nicht bis zum Ende indiziert.</translation>
    </message>
    <message>
        <source>Stopped. The pack was not read to its end.</source>
        <translation>Angehalten. Das Paket wurde nicht bis zum Ende gelesen.</translation>
    </message>
    <message>
        <source>The alias “{}” cannot be kept: {}. Type another one, such as a brand name.</source>
        <translation>Der Alias „{}“ kann nicht behalten werden: {}. Geben Sie einen anderen ein, etwa einen Handelsnamen.</translation>
    </message>
    <message>
        <source>The box “{}” is never closed; it is shown as text. Write ::: below it.</source>
        <translation>Der Kasten „{}“ wird nie geschlossen; er wird als Text gezeigt. Schreiben Sie ::: darunter.</translation>
    </message>
    <message>
        <source>The code “{}” and the name “{}” mean different pages, so none was opened.</source>
        <translation>Der Code „{}“ und der Name „{}“ meinen verschiedene Seiten, deshalb wurde keine geöffnet.</translation>
    </message>
    <message>
        <source>The collection holds {} monographs, which is the most. Begin another one.</source>
        <translation>Die Sammlung enthält {} Monographien, mehr gehen nicht hinein. Beginnen Sie eine weitere.</translation>
    </message>
    <message>
        <source>The collection “{}”</source>
        <translation>die Sammlung „{}“</translation>
    </message>
    <message>
        <source>The copy of {} is not the same as the pack. Check the drive or share; try again.</source>
        <translation>Die Kopie von {} ist nicht gleich dem Paket. Prüfen Sie Laufwerk oder Freigabe, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The disk does not take a file of this size. Choose another folder.</source>
        <translation>Der Datenträger nimmt keine Datei dieser Größe an. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space or choose another folder.</source>
        <translation>Der Datenträger ist voll. Schaffen Sie Platz, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The disk is read-only. Choose another folder.</source>
        <translation>Der Datenträger ist schreibgeschützt. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The disk reports an error. Choose another disk.</source>
        <translation>Der Datenträger meldet einen Fehler. Wählen Sie einen anderen Datenträger.</translation>
    </message>
    <message>
        <source>The favourites and history</source>
        <translation>Favoriten und Verlauf</translation>
    </message>
    <message>
        <source>The favourites and history in {} are as they were in the backup {}. A later backup has more: {}. If you did not go back yourself, docs/desk.md says how to take it.</source>
        <translation>Favoriten und Verlauf in {} sind so, wie sie in der Sicherung {} stehen. Eine spätere Sicherung hat mehr: {}. Sind Sie nicht selbst zurückgegangen, so sagt docs/desk.md, wie sie zu übernehmen ist.</translation>
    </message>
    <message>
        <source>The favourites and history in {} are closed. Start medviewer again.</source>
        <translation>Favoriten und Verlauf in {} sind geschlossen. Starten Sie medviewer neu.</translation>
    </message>
    <message>
        <source>The favourites and history in {} are not as they were written, and cannot be mended where nothing can be written. Compare them with your own records; backups are in {}.</source>
        <translation>Favoriten und Verlauf in {} sind nicht so, wie sie geschrieben wurden, und können nicht repariert werden, wo nichts geschrieben werden kann. Vergleichen Sie sie mit Ihren eigenen Aufzeichnungen; Sicherungen liegen in {}.</translation>
    </message>
    <message>
        <source>The favourites and history in {} are there again.</source>
        <translation>Favoriten und Verlauf in {} sind wieder da.</translation>
    </message>
    <message>
        <source>The favourites and history in {} cannot be read just now: another program is holding the file. They come back by themselves once it lets go. Until then nothing can be kept; try again then.</source>
        <translation>Favoriten und Verlauf in {} können gerade nicht gelesen werden: Ein anderes Programm hält die Datei fest. Sie kommen von selbst zurück, sobald es sie freigibt. Bis dahin kann nichts behalten werden; versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The favourites and history in {} could not be {}: the file is damaged, or another program keeps replacing it. Close programs that synchronise its folder, then start again.</source>
        <translation>Favoriten und Verlauf in {} konnten nicht {} werden: Die Datei ist beschädigt, oder ein anderes Programm ersetzt sie immer wieder. Schließen Sie Programme, die ihren Ordner abgleichen, und starten Sie dann neu.</translation>
    </message>
    <message>
        <source>The favourites and history in {} could not be {}: {}. {}</source>
        <translation>Favoriten und Verlauf in {} konnten nicht {} werden: {}. {}</translation>
    </message>
    <message>
        <source>The file holds {}; “�” stands in their place.</source>
        <translation>Die Datei enthält {}; an dieser Stelle steht „�“.</translation>
    </message>
    <message>
        <source>The file is not UTF-8; it was read as Windows-1252. Save it as UTF-8.</source>
        <translation>Die Datei ist nicht in UTF-8; sie wurde als Windows-1252 gelesen. Speichern Sie sie in UTF-8.</translation>
    </message>
    <message>
        <source>The file is on another computer: {}. Give its path instead.</source>
        <translation>Die Datei liegt auf einem anderen Computer: {}. Geben Sie stattdessen ihren Pfad an.</translation>
    </message>
    <message>
        <source>The file of your favourites and history lacked what its last backup holds. It is kept as {}.</source>
        <translation>Die Datei Ihrer Favoriten und Ihres Verlaufs enthielt nicht alles, was ihre letzte Sicherung hat. Sie ist aufgehoben als {}.</translation>
    </message>
    <message>
        <source>The file of your favourites and history was damaged. It is kept as {}.</source>
        <translation>Die Datei Ihrer Favoriten und Ihres Verlaufs war beschädigt. Sie ist aufgehoben als {}.</translation>
    </message>
    <message>
        <source>The file of your favourites and history was damaged. It is kept as {}. What could be read of it and of the last good backup is in use instead.</source>
        <translation>Die Datei Ihrer Favoriten und Ihres Verlaufs war beschädigt. Sie ist aufgehoben als {}. Stattdessen gilt, was aus ihr und aus der letzten guten Sicherung gelesen werden konnte.</translation>
    </message>
    <message>
        <source>The file of your favourites and history, {}, was missing.</source>
        <translation>Die Datei Ihrer Favoriten und Ihres Verlaufs, {}, fehlte.</translation>
    </message>
    <message>
        <source>The folder does not exist. Make it first or choose another one.</source>
        <translation>Den Ordner gibt es nicht. Legen Sie ihn zuerst an, oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The footnote “{}” has no mark; it is shown in its place.</source>
        <translation>Die Fußnote „{}“ hat kein Zeichen im Text; sie wird an ihrer Stelle gezeigt.</translation>
    </message>
    <message>
        <source>The footnote “{}” has no text; its mark is shown as it is written.</source>
        <translation>Die Fußnote „{}“ hat keinen Text; ihr Zeichen wird gezeigt, wie es geschrieben ist.</translation>
    </message>
    <message>
        <source>The formula {} is not understood; it is shown as it is written.</source>
        <translation>Die Formel {} wird nicht verstanden; sie wird gezeigt, wie sie geschrieben ist.</translation>
    </message>
    <message>
        <source>The front matter cannot be read as a whole: {}</source>
        <translation>Die Kopfdaten (Front Matter) können nicht im Ganzen gelesen werden: {}</translation>
    </message>
    <message>
        <source>The front matter has no closing line ---; it is shown as text.</source>
        <translation>Die Kopfdaten (Front Matter) haben keine schließende Zeile ---; sie werden als Text gezeigt.</translation>
    </message>
    <message>
        <source>The front matter has “{}” twice; the last one counts. Remove the other.</source>
        <translation>In den Kopfdaten (Front Matter) steht „{}“ zweimal; das letzte gilt. Entfernen Sie das andere.</translation>
    </message>
    <message>
        <source>The index {} cannot be kept ({}). The library is read anew at each start. Make room there, or choose another folder with --profile.</source>
        <translation>Der Index {} kann nicht behalten werden ({}). Die Bibliothek wird bei jedem Start neu gelesen. Schaffen Sie dort Platz, oder wählen Sie mit --profile einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The index {} was damaged. It is made anew from the pages; nothing is lost.</source>
        <translation>Der Index {} war beschädigt. Er wird aus den Seiten neu gemacht; verloren ist nichts.</translation>
    </message>
    <message>
        <source>The key “{}” {}.</source>
        <translation>Der Schlüssel „{}“ {}.</translation>
    </message>
    <message>
        <source>The last good backup is in use instead, with what could be read of that file: {}.</source>
        <translation>Stattdessen gilt die letzte gute Sicherung, mit dem, was aus jener Datei gelesen werden konnte: {}.</translation>
    </message>
    <message>
        <source>The last good backup is in use instead: {}.</source>
        <translation>Stattdessen gilt die letzte gute Sicherung: {}.</translation>
    </message>
    <message>
        <source>The library folder {} cannot be read ({}). Connect the drive or share, or open another folder.</source>
        <translation>Der Bibliotheksordner {} kann nicht gelesen werden ({}). Verbinden Sie Laufwerk oder Freigabe, oder öffnen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The library folder {} is empty: its drive or share was taken away. Connect it.</source>
        <translation>Der Bibliotheksordner {} ist leer: Sein Laufwerk oder seine Freigabe wurde getrennt. Verbinden Sie es wieder.</translation>
    </message>
    <message>
        <source>The library folder {} went away ({}). Connect it.</source>
        <translation>Der Bibliotheksordner {} ist verschwunden ({}). Verbinden Sie ihn wieder.</translation>
    </message>
    <message>
        <source>The library pack {} can no longer be read ({}). Connect the drive or share; where that does not help, copy the pack again.</source>
        <translation>Das Bibliothekspaket {} kann nicht mehr gelesen werden ({}). Verbinden Sie Laufwerk oder Freigabe; hilft das nicht, so kopieren Sie das Paket neu.</translation>
    </message>
    <message>
        <source>The library pack {} cannot be opened: no copy of it can be written to {} ({}). Make room there, or choose another folder with --profile.</source>
        <translation>Das Bibliothekspaket {} kann nicht geöffnet werden: In {} kann keine Kopie davon geschrieben werden ({}). Schaffen Sie dort Platz, oder wählen Sie mit --profile einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The library pack {} cannot be read: it is damaged, or out of reach. Copy it again.</source>
        <translation>Das Bibliothekspaket {} kann nicht gelesen werden: Es ist beschädigt oder nicht erreichbar. Kopieren Sie es neu.</translation>
    </message>
    <message>
        <source>The library pack {} was made by a newer medviewer. Install that one to open it.</source>
        <translation>Das Bibliothekspaket {} wurde mit einem neueren medviewer gemacht. Installieren Sie dieses, um es zu öffnen.</translation>
    </message>
    <message>
        <source>The library pack {} was made with another version of medviewer, and cannot be indexed anew in {} ({}). Make room there, or ask for a pack of this version.</source>
        <translation>Das Bibliothekspaket {} wurde mit einer anderen Fassung von medviewer gemacht und kann in {} nicht neu indiziert werden ({}). Schaffen Sie dort Platz, oder bitten Sie um ein Paket dieser Fassung.</translation>
    </message>
    <message>
        <source>The library pack {} was made with another version of medviewer. Its pages were indexed anew on this computer; a pack made with this version opens without that.</source>
        <translation>Das Bibliothekspaket {} wurde mit einer anderen Fassung von medviewer gemacht. Seine Seiten wurden auf diesem Computer neu indiziert; ein Paket dieser Fassung öffnet sich ohne das.</translation>
    </message>
    <message>
        <source>The library&apos;s own sections were left out: {}: {}.</source>
        <translation>Die eigenen Abschnitte der Bibliothek wurden weggelassen: {}: {}.</translation>
    </message>
    <message>
        <source>The link holds characters that no link may hold, and was not opened.</source>
        <translation>Der Link enthält Zeichen, die kein Link enthalten darf, und wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>The link is longer than {:,} characters, and was not opened.</source>
        <translation>Der Link ist länger als {:,} Zeichen und wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>The link names a monograph in several ways, and was not opened.</source>
        <translation>Der Link nennt eine Monographie auf mehrere Arten und wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>The link names no monograph.</source>
        <translation>Der Link nennt keine Monographie.</translation>
    </message>
    <message>
        <source>The link says more than a link may say, and was not opened.</source>
        <translation>Der Link enthält mehr Angaben, als ein Link haben darf, und wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>The link says “{}” twice, and was not opened.</source>
        <translation>Der Link enthält „{}“ zweimal und wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>The link was not understood. It looks like medviewer:open?name=warfarin</source>
        <translation>Der Link wurde nicht verstanden. Er sieht so aus: medviewer:open?name=warfarin</translation>
    </message>
    <message>
        <source>The name has {} characters, more than the {} of a collection. Shorten it.</source>
        <translation>Der Name hat {} Zeichen, mehr als die {} einer Sammlung. Kürzen Sie ihn.</translation>
    </message>
    <message>
        <source>The name is too long. Choose a shorter one.</source>
        <translation>Der Name ist zu lang. Wählen Sie einen kürzeren.</translation>
    </message>
    <message>
        <source>The note has {} characters, more than the {} of a note. Shorten it.</source>
        <translation>Die Notiz hat {} Zeichen, mehr als die {} einer Notiz. Kürzen Sie sie.</translation>
    </message>
    <message>
        <source>The note is empty, so it was not kept. Write something, or delete the note.</source>
        <translation>Die Notiz ist leer und wurde deshalb nicht behalten. Schreiben Sie etwas, oder löschen Sie die Notiz.</translation>
    </message>
    <message>
        <source>The note is no longer there: another window deleted it. Write it as a new one.</source>
        <translation>Die Notiz ist nicht mehr da: Ein anderes Fenster hat sie gelöscht. Schreiben Sie sie als neue.</translation>
    </message>
    <message>
        <source>The notes could not be exported to {}: {}. Choose another folder, then try again.</source>
        <translation>Die Notizen konnten nicht nach {} gesichert werden: {}. Wählen Sie einen anderen Ordner, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The notes could not be imported: {} is no folder. Choose the folder of the notes.</source>
        <translation>Die Notizen konnten nicht übernommen werden: {} ist kein Ordner. Wählen Sie den Ordner der Notizen.</translation>
    </message>
    <message>
        <source>The pack cannot be made in {}: {}. Make room there, and try again.</source>
        <translation>Das Paket kann in {} nicht gemacht werden: {}. Schaffen Sie dort Platz, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The pack folder {} cannot be read ({}). Connect the drive or share.</source>
        <translation>Der Paketordner {} kann nicht gelesen werden ({}). Verbinden Sie Laufwerk oder Freigabe.</translation>
    </message>
    <message>
        <source>The pack names a file that lies outside of it: {}. It was not unpacked.</source>
        <translation>Das Paket nennt eine Datei, die außerhalb von ihm liegt: {}. Es wurde nicht entpackt.</translation>
    </message>
    <message>
        <source>The pack {} {}. Copy it there again, or go back to the newest that works: `medviewer pack rollback {} --to {}`.</source>
        <translation>Das Paket {} {}. Kopieren Sie es neu dorthin, oder gehen Sie zum neuesten zurück, das in Ordnung ist: `medviewer pack rollback {} --to {}`.</translation>
    </message>
    <message>
        <source>The pack {} {}. Copy it there again, or publish another one; no pack of “{}” before it works.</source>
        <translation>Das Paket {} {}. Kopieren Sie es neu dorthin, oder veröffentlichen Sie ein anderes; kein früheres Paket von „{}“ ist in Ordnung.</translation>
    </message>
    <message>
        <source>The pack “{}” cannot be drawn. Start medviewer again, then try once more.</source>
        <translation>Das Paket „{}“ kann nicht gezeichnet werden. Starten Sie medviewer neu, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The page is empty. Write it, or remove the file.</source>
        <translation>Die Seite ist leer. Schreiben Sie sie, oder entfernen Sie die Datei.</translation>
    </message>
    <message>
        <source>The page {} cannot be kept: its name is empty or no valid Unicode. Rename its file, then try again.</source>
        <translation>Die Seite {} kann nicht behalten werden: Ihr Name ist leer oder kein gültiges Unicode. Benennen Sie die Datei um, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The passphrase is empty. Choose one, or make a key without.</source>
        <translation>Die Passphrase ist leer. Wählen Sie eine, oder machen Sie einen Schlüssel ohne.</translation>
    </message>
    <message>
        <source>The place {} in {} cannot be kept: it is not a finite number.</source>
        <translation>Die Stelle {} in {} kann nicht behalten werden: Sie ist keine endliche Zahl.</translation>
    </message>
    <message>
        <source>The process that read this page ended. Please report it, with the page.</source>
        <translation>Der Prozess, der diese Seite gelesen hat, ist abgebrochen. Bitte melden Sie das, zusammen mit der Seite.</translation>
    </message>
    <message>
        <source>The request names no drug by a name, an ATC code or an NDC.</source>
        <translation>Die Anfrage nennt kein Arzneimittel mit einem Namen, einem ATC-Code oder einem NDC.</translation>
    </message>
    <message>
        <source>The state of the window could not be kept: {}. It opens as it was before.</source>
        <translation>Der Zustand des Fensters konnte nicht behalten werden: {}. Es öffnet sich, wie es vorher war.</translation>
    </message>
    <message>
        <source>The state of the window is too large to be kept. Close some tabs.</source>
        <translation>Der Zustand des Fensters ist zu groß, um behalten zu werden. Schließen Sie einige Reiter.</translation>
    </message>
    <message>
        <source>The system does not take this name. Choose another one.</source>
        <translation>Das System nimmt diesen Namen nicht an. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The system says: {}.</source>
        <translation>Das System sagt: {}.</translation>
    </message>
    <message>
        <source>The table has more than {} rows, too many for paper. Narrow it, or export it as CSV or HTML.</source>
        <translation>Die Tabelle hat mehr als {} Zeilen, zu viele für Papier. Engen Sie sie ein, oder exportieren Sie sie als CSV oder HTML.</translation>
    </message>
    <message>
        <source>The template {} is left out.</source>
        <translation>Die Vorlage {} ist weggelassen.</translation>
    </message>
    <message>
        <source>The template {} is not understood; it is shown as it is written.</source>
        <translation>Die Vorlage {} wird nicht verstanden; sie wird gezeigt, wie sie geschrieben ist.</translation>
    </message>
    <message>
        <source>There are no local notes on this workstation: your site has set that ({}).</source>
        <translation>An diesem Arbeitsplatz gibt es keine lokalen Notizen: Das hat Ihre Einrichtung festgelegt ({}).</translation>
    </message>
    <message>
        <source>There are: {}.</source>
        <translation>Es gibt: {}.</translation>
    </message>
    <message>
        <source>There is a collection “{}” already. Choose another name.</source>
        <translation>Eine Sammlung „{}“ gibt es schon. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is no collection “{}”. {}</source>
        <translation>Eine Sammlung „{}“ gibt es nicht. {}</translation>
    </message>
    <message>
        <source>There is no colour “{}”. Choose one of: {}.</source>
        <translation>Eine Farbe „{}“ gibt es nicht. Wählen Sie eine von diesen: {}.</translation>
    </message>
    <message>
        <source>There is no file or folder “{}”.</source>
        <translation>Es gibt keine Datei und keinen Ordner „{}“.</translation>
    </message>
    <message>
        <source>There is no folder {}. Make it, or connect the drive or share.</source>
        <translation>Den Ordner {} gibt es nicht. Legen Sie ihn an, oder verbinden Sie Laufwerk oder Freigabe.</translation>
    </message>
    <message>
        <source>There is no format “{}”. Choose one of: {}.</source>
        <translation>Ein Format „{}“ gibt es nicht. Wählen Sie eines von diesen: {}.</translation>
    </message>
    <message>
        <source>There is no library folder {}. Check the spelling, connect the drive or share, or name another folder with --library.</source>
        <translation>Den Bibliotheksordner {} gibt es nicht. Prüfen Sie die Schreibweise, verbinden Sie Laufwerk oder Freigabe, oder nennen Sie mit --library einen anderen Ordner.</translation>
    </message>
    <message>
        <source>There is no library folder {}. Name a folder of pages to make a pack of.</source>
        <translation>Den Bibliotheksordner {} gibt es nicht. Nennen Sie einen Ordner von Seiten, aus dem ein Paket werden soll.</translation>
    </message>
    <message>
        <source>There is no library pack {} ({}). Check the spelling, connect the drive or share, or name another one with --library.</source>
        <translation>Das Bibliothekspaket {} gibt es nicht ({}). Prüfen Sie die Schreibweise, verbinden Sie Laufwerk oder Freigabe, oder nennen Sie mit --library ein anderes.</translation>
    </message>
    <message>
        <source>There is no pack of “{}” in {} before {}.</source>
        <translation>Ein Paket von „{0}“ vor {2} gibt es in {1} nicht.</translation>
    </message>
    <message>
        <source>There is no paper “{}”. Choose one of: {}.</source>
        <translation>Es gibt kein Papier „{}“. Zur Wahl stehen: {}.</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>Es gibt noch keine.</translation>
    </message>
    <message>
        <source>There was no good backup in {}, so they begin empty.</source>
        <translation>In {} war keine gute Sicherung, darum beginnen sie leer.</translation>
    </message>
    <message>
        <source>There was no good backup in {}, so they hold what could be read of that file.</source>
        <translation>In {} war keine gute Sicherung, darum enthalten sie, was aus jener Datei gelesen werden konnte.</translation>
    </message>
    <message>
        <source>This chunk of code is not run; it is shown as code.</source>
        <translation>Dieser Codeblock wird nicht ausgeführt; er wird als Code gezeigt.</translation>
    </message>
    <message>
        <source>This file cannot be looked at ({}). Check the drive or share.</source>
        <translation>Diese Datei kann nicht untersucht werden ({}). Prüfen Sie Laufwerk oder Freigabe.</translation>
    </message>
    <message>
        <source>This folder cannot be read ({}). Allow reading it, or check the drive.</source>
        <translation>Dieser Ordner kann nicht gelesen werden ({}). Erlauben Sie das Lesen, oder prüfen Sie das Laufwerk.</translation>
    </message>
    <message>
        <source>This folder is named like a page. The pages in it are read; give it another name.</source>
        <translation>Dieser Ordner heißt wie eine Seite. Die Seiten darin werden gelesen; geben Sie ihm einen anderen Namen.</translation>
    </message>
    <message>
        <source>This is no path: {}</source>
        <translation>Das ist kein Pfad: {}</translation>
    </message>
    <message>
        <source>This is {}, not a file, and is not read. Take it out of the library.</source>
        <translation>Dies ist {}, keine Datei, und wird nicht gelesen. Nehmen Sie es aus der Bibliothek.</translation>
    </message>
    <message>
        <source>This link cannot be followed ({}). Mend it or take it out.</source>
        <translation>Dieser Verknüpfung kann nicht gefolgt werden ({}). Reparieren Sie sie, oder nehmen Sie sie heraus.</translation>
    </message>
    <message>
        <source>This link leads back to itself and is not followed. Take it out of the library.</source>
        <translation>Diese Verknüpfung führt auf sich selbst zurück, ihr wird nicht gefolgt. Nehmen Sie sie aus der Bibliothek.</translation>
    </message>
    <message>
        <source>This link leads out of the library and is not followed. Copy what it leads to.</source>
        <translation>Diese Verknüpfung führt aus der Bibliothek heraus, ihr wird nicht gefolgt. Kopieren Sie, wohin sie führt.</translation>
    </message>
    <message>
        <source>This link leads to a folder of the library that is read under its own name.</source>
        <translation>Diese Verknüpfung führt zu einem Ordner der Bibliothek, der unter seinem eigenen Namen gelesen wird.</translation>
    </message>
    <message>
        <source>Use spaces and quotes.</source>
        <translation>Verwenden Sie Leerzeichen und Anführungszeichen.</translation>
    </message>
    <message>
        <source>What was changed after that backup and could not be read is not in it.</source>
        <translation>Was nach jener Sicherung geändert wurde und nicht gelesen werden konnte, fehlt darin.</translation>
    </message>
    <message>
        <source>Write `name: value`, one a line.</source>
        <translation>Schreiben Sie `name: value`, je Zeile eines.</translation>
    </message>
    <message>
        <source>Write the values out.</source>
        <translation>Schreiben Sie die Werte aus.</translation>
    </message>
    <message>
        <source>You may not write there, or another program has the file open. Choose another folder or name.</source>
        <translation>Dort dürfen Sie nicht schreiben, oder ein anderes Programm hat die Datei offen. Wählen Sie einen anderen Ordner oder Namen.</translation>
    </message>
    <message>
        <source>Your disk quota is used up. Free some space or choose another folder.</source>
        <translation>Ihr Speicherkontingent ist aufgebraucht. Schaffen Sie Platz, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>a .{} file is not read; save it as .{} or CSV</source>
        <translation>eine .{}-Datei wird nicht gelesen; speichern Sie sie als .{} oder CSV</translation>
    </message>
    <message>
        <source>a NUL character</source>
        <translation>ein NUL-Zeichen</translation>
    </message>
    <message>
        <source>a ZIM file is not read; PyGlossary, a program of its own, makes a StarDict dictionary of it</source>
        <translation>eine ZIM-Datei wird nicht gelesen; PyGlossary, ein eigenes Programm, macht daraus ein StarDict-Wörterbuch</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>ein Gerät</translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation>eine endliche Zahl</translation>
    </message>
    <message>
        <source>a key of its TOML has more than {} parts</source>
        <translation>ein Schlüssel ihres TOML hat mehr als {} Teile</translation>
    </message>
    <message>
        <source>a list of folders and packs, such as [“/srv/formulary”]</source>
        <translation>eine Liste von Ordnern und Paketen, etwa [“/srv/formulary”]</translation>
    </message>
    <message>
        <source>a list of folders and packs; {}</source>
        <translation>eine Liste von Ordnern und Paketen; {}</translation>
    </message>
    <message>
        <source>a name in “same” may have {} characters at most</source>
        <translation>ein Name in „same“ darf höchstens {} Zeichen haben</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>eine Pipe</translation>
    </message>
    <message>
        <source>a record has more than {} MB</source>
        <translation>ein Datensatz hat mehr als {} MB</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>ein Socket</translation>
    </message>
    <message>
        <source>a table has more than {:,} cells</source>
        <translation>eine Tabelle hat mehr als {:,} Zellen</translation>
    </message>
    <message>
        <source>a table is left out, its words stand in the text: {}</source>
        <translation>eine Tabelle ist weggelassen, ihre Wörter stehen im Text: {}</translation>
    </message>
    <message>
        <source>a table needs “current” and “history”: bare names that end with {}</source>
        <translation>eine Tabelle braucht „current“ und „history“: bloße Namen, die auf {} enden</translation>
    </message>
    <message>
        <source>a table of generic names and setIds, such as metformin = “0e5d…”</source>
        <translation>eine Tabelle von Wirkstoffnamen und setIds, etwa metformin = „0e5d…“</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a text that is not empty</source>
        <translation>ein Text, der nicht leer ist</translation>
    </message>
    <message>
        <source>a time such as 2026-10-03T14:05:09Z</source>
        <translation>eine Zeit wie 2026-10-03T14:05:09Z</translation>
    </message>
    <message>
        <source>a value holds a colon</source>
        <translation>ein Wert enthält einen Doppelpunkt</translation>
    </message>
    <message>
        <source>a value is not what it is marked as ({})</source>
        <translation>ein Wert ist nicht das, als was er gekennzeichnet ist ({})</translation>
    </message>
    <message>
        <source>a whole number from {} to {}, in per cent</source>
        <translation>eine ganze Zahl von {} bis {}, in Prozent</translation>
    </message>
    <message>
        <source>a whole number of minutes from {} to {}</source>
        <translation>eine ganze Zahl von Minuten von {} bis {}</translation>
    </message>
    <message>
        <source>a word of its TOML without quotes has more than {} characters</source>
        <translation>ein Wort ihres TOML ohne Anführungszeichen hat mehr als {} Zeichen</translation>
    </message>
    <message>
        <source>a zip in a zip in a zip is not opened</source>
        <translation>ein Zip in einem Zip in einem Zip wird nicht geöffnet</translation>
    </message>
    <message>
        <source>above the heads of the columns, on no page: {}</source>
        <translation>über den Spaltenköpfen, auf keiner Seite: {}</translation>
    </message>
    <message>
        <source>an image is left out: it is none that can be shown, or too large</source>
        <translation>ein Bild ist weggelassen: Es ist keines, das gezeigt werden kann, oder zu groß</translation>
    </message>
    <message>
        <source>an image is left out: {}</source>
        <translation>ein Bild ist weggelassen: {}</translation>
    </message>
    <message>
        <source>an image is not in the source</source>
        <translation>ein Bild ist nicht in der Quelle</translation>
    </message>
    <message>
        <source>another entry of this import has the same name</source>
        <translation>ein anderer Eintrag dieses Imports hat denselben Namen</translation>
    </message>
    <message>
        <source>another program is holding the file</source>
        <translation>ein anderes Programm hält die Datei fest</translation>
    </message>
    <message>
        <source>backed up</source>
        <translation>gesichert</translation>
    </message>
    <message>
        <source>beside the pack “{}”</source>
        <translation>neben dem Paket „{}“</translation>
    </message>
    <message>
        <source>bytes that no text has</source>
        <translation>Bytes, die in keinem Text stehen</translation>
    </message>
    <message>
        <source>cells with an error value, which stands on the page: {:,} ({} …)</source>
        <translation>Zellen mit einem Fehlerwert, der auf der Seite steht: {:,} ({} …)</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <source>comments on cells are not read</source>
        <translation>Kommentare zu Zellen werden nicht gelesen</translation>
    </message>
    <message>
        <source>compared with its backups</source>
        <translation>mit den Sicherungen verglichen</translation>
    </message>
    <message>
        <source>does not open with this passphrase</source>
        <translation>lässt sich mit dieser Passphrase nicht öffnen</translation>
    </message>
    <message>
        <source>entry {} of “{}”</source>
        <translation>Eintrag {} von „{}“</translation>
    </message>
    <message>
        <source>entry {} of “{}” in {}</source>
        <translation>Eintrag {} von „{}“ in {}</translation>
    </message>
    <message>
        <source>formulas without a stored value, which stand on the page: {:,} ({} …)</source>
        <translation>Formeln ohne gespeicherten Wert, die selbst auf der Seite stehen: {:,} ({} …)</translation>
    </message>
    <message>
        <source>has no passphrase, and one was given</source>
        <translation>hat keine Passphrase, und eine wurde angegeben</translation>
    </message>
    <message>
        <source>has the label that is one more than the {:,} that there may be</source>
        <translation>hat die Bezeichnung, die eine mehr ist als die {:,} erlaubten</translation>
    </message>
    <message>
        <source>holds no private key (PEM)</source>
        <translation>enthält keinen privaten Schlüssel (PEM)</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>übernommen</translation>
    </message>
    <message>
        <source>in the library “{}”</source>
        <translation>in der Bibliothek „{}“</translation>
    </message>
    <message>
        <source>is a folder of pages without a signature now</source>
        <translation>ist jetzt ein Ordner von Seiten ohne Signatur</translation>
    </message>
    <message>
        <source>is damaged or cut short</source>
        <translation>ist beschädigt oder abgeschnitten</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>is not signed now</source>
        <translation>ist jetzt nicht signiert</translation>
    </message>
    <message>
        <source>is not understood; see docs/monograph-format.md</source>
        <translation>wird nicht verstanden; siehe docs/monograph-format.md</translation>
    </message>
    <message>
        <source>is one section more than the {} that there may be</source>
        <translation>ist ein Abschnitt mehr als die {} erlaubten</translation>
    </message>
    <message>
        <source>is signed with a key that is not trusted here now ({})</source>
        <translation>ist jetzt mit einem Schlüssel signiert, dem hier nicht vertraut wird ({})</translation>
    </message>
    <message>
        <source>it brings declarations of its own (a DOCTYPE), which no label needs and which could do harm</source>
        <translation>sie bringt eigene Festlegungen mit (eine DOCTYPE), die keine Fachinformation braucht und die schaden könnten</translation>
    </message>
    <message>
        <source>it cannot be read ({})</source>
        <translation>nicht lesbar ({})</translation>
    </message>
    <message>
        <source>it cannot be read: {}</source>
        <translation>nicht lesbar: {}</translation>
    </message>
    <message>
        <source>it cannot be unpacked ({})</source>
        <translation>nicht entpackbar ({})</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>sie endet zu früh</translation>
    </message>
    <message>
        <source>it has a DOCTYPE, which no label has</source>
        <translation>sie hat eine DOCTYPE, wie keine Fachinformation sie hat</translation>
    </message>
    <message>
        <source>it has a DOCTYPE, which no workbook has</source>
        <translation>sie hat einen DOCTYPE, den keine Arbeitsmappe hat</translation>
    </message>
    <message>
        <source>it has more than {:,} MB</source>
        <translation>mehr als {:,} MB</translation>
    </message>
    <message>
        <source>it has more than {:,} entries</source>
        <translation>sie hat mehr als {:,} Einträge</translation>
    </message>
    <message>
        <source>it has more than {:,} rows or {:,} cells</source>
        <translation>sie hat mehr als {:,} Zeilen oder {:,} Zellen</translation>
    </message>
    <message>
        <source>it has more than {:,} sheets</source>
        <translation>sie hat mehr als {:,} Blätter</translation>
    </message>
    <message>
        <source>it has more than {} KB. Shorten it.</source>
        <translation>mehr als {} KB. Kürzen Sie sie.</translation>
    </message>
    <message>
        <source>it has more than {} references (*name)</source>
        <translation>mehr als {} Verweise (*name)</translation>
    </message>
    <message>
        <source>it has more than {} values</source>
        <translation>mehr als {} Werte</translation>
    </message>
    <message>
        <source>it has neither a letter nor a digit, so that no search would find it</source>
        <translation>weder ein Buchstabe noch eine Ziffer ist darin, so dass keine Suche ihn fände</translation>
    </message>
    <message>
        <source>it has no column “{}”, by which its drugs are told apart</source>
        <translation>sie hat keine Spalte „{}“, an der ihre Arzneimittel unterschieden werden</translation>
    </message>
    <message>
        <source>it has no identifier, by which it is known again</source>
        <translation>sie hat keine Kennung, an der sie wiedererkannt wird</translation>
    </message>
    <message>
        <source>it has no rows</source>
        <translation>sie hat keine Zeilen</translation>
    </message>
    <message>
        <source>it has no setId, by which a label is known again</source>
        <translation>sie hat keine setId, an der eine Fachinformation wiedererkannt wird</translation>
    </message>
    <message>
        <source>it has no text, but sounds or pictures alone</source>
        <translation>er hat keinen Text, sondern nur Töne oder Bilder</translation>
    </message>
    <message>
        <source>it has no “version” number, so medviewer did not export it</source>
        <translation>die Nummer „version“ fehlt, medviewer hat sie also nicht ausgegeben</translation>
    </message>
    <message>
        <source>it has tabs or marks where they may not be</source>
        <translation>Tabulatoren oder Zeichen stehen, wo sie nicht stehen dürfen</translation>
    </message>
    <message>
        <source>it has version {}, this medviewer reads up to {}: update medviewer</source>
        <translation>sie hat Version {}, dieses medviewer liest bis {}: Aktualisieren Sie medviewer</translation>
    </message>
    <message>
        <source>it has {:,} sections, more than the {:,} that are read</source>
        <translation>{:,} Abschnitte, mehr als die {:,}, die gelesen werden</translation>
    </message>
    <message>
        <source>it has {:.1f} MB, more than the {} MB of a page</source>
        <translation>sie hat {:.1f} MB, mehr als die {} MB einer Seite</translation>
    </message>
    <message>
        <source>it holds a control character</source>
        <translation>ein Steuerzeichen ist darin</translation>
    </message>
    <message>
        <source>it holds no .{} file</source>
        <translation>keine Datei mit der Endung .{} ist darin</translation>
    </message>
    <message>
        <source>it holds no monograph yet</source>
        <translation>Noch keine Monographie ist darin</translation>
    </message>
    <message>
        <source>it holds no “results” of openFDA</source>
        <translation>„results“ von openFDA sind nicht darin</translation>
    </message>
    <message>
        <source>it holds nothing that can be imported: its ending is none of {}</source>
        <translation>sie enthält nichts, was importiert werden kann: ihre Endung ist keine von {}</translation>
    </message>
    <message>
        <source>it is a FHIR bundle without a composition that has sections</source>
        <translation>sie ist ein FHIR-Bundle ohne eine Composition mit Abschnitten</translation>
    </message>
    <message>
        <source>it is a FHIR document, but no product information of a medicine</source>
        <translation>sie ist ein FHIR-Dokument, aber keine Produktinformation eines Arzneimittels</translation>
    </message>
    <message>
        <source>it is a device</source>
        <translation>es ist ein Gerät</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>it is a list where a map should be</source>
        <translation>eine Liste steht, wo Schlüssel und Werte stehen sollten</translation>
    </message>
    <message>
        <source>it is a pipe</source>
        <translation>es ist eine Pipe</translation>
    </message>
    <message>
        <source>it is a socket</source>
        <translation>es ist ein Socket</translation>
    </message>
    <message>
        <source>it is a text where `name: value` should be</source>
        <translation>ein Text steht, wo `name: value` stehen sollte</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>es steht nichts darin</translation>
    </message>
    <message>
        <source>it is encrypted</source>
        <translation>verschlüsselt</translation>
    </message>
    <message>
        <source>it is larger than 1 MB</source>
        <translation>größer als 1 MB</translation>
    </message>
    <message>
        <source>it is larger than {} KB</source>
        <translation>größer als {} KB</translation>
    </message>
    <message>
        <source>it is larger than {} MB</source>
        <translation>größer als {} MB</translation>
    </message>
    <message>
        <source>it is longer than {} characters</source>
        <translation>länger als {} Zeichen</translation>
    </message>
    <message>
        <source>it is nested more than {} deep</source>
        <translation>mehr als {} Ebenen tief verschachtelt</translation>
    </message>
    <message>
        <source>it is nested too deep</source>
        <translation>zu tief verschachtelt</translation>
    </message>
    <message>
        <source>it is no Excel workbook: it has no {}</source>
        <translation>sie ist keine Excel-Arbeitsmappe: ihr fehlt {}</translation>
    </message>
    <message>
        <source>it is no FHIR bundle</source>
        <translation>sie ist kein FHIR-Bundle</translation>
    </message>
    <message>
        <source>it is no collection that medviewer exported</source>
        <translation>keine Sammlung, die medviewer ausgegeben hat</translation>
    </message>
    <message>
        <source>it is no dictionary of StarDict</source>
        <translation>sie ist kein StarDict-Wörterbuch</translation>
    </message>
    <message>
        <source>it is no drug label: it names no drug and has no section of a label</source>
        <translation>keine Fachinformation: kein Arzneimittel ist genannt, und kein Abschnitt einer Fachinformation ist darin</translation>
    </message>
    <message>
        <source>it is no drug label: its type is “{}”</source>
        <translation>keine Fachinformation, sondern ein Dokument der Art „{}“</translation>
    </message>
    <message>
        <source>it is no longer there</source>
        <translation>sie ist nicht mehr da</translation>
    </message>
    <message>
        <source>it is no record</source>
        <translation>kein Datensatz</translation>
    </message>
    <message>
        <source>it is not JSON: {}</source>
        <translation>kein JSON: {}</translation>
    </message>
    <message>
        <source>it is not TOML: {}</source>
        <translation>kein TOML: {}</translation>
    </message>
    <message>
        <source>it is not UTF-8 text</source>
        <translation>kein Text in UTF-8</translation>
    </message>
    <message>
        <source>it is not UTF-8. Save it as UTF-8</source>
        <translation>nicht in UTF-8. Speichern Sie sie in UTF-8</translation>
    </message>
    <message>
        <source>it is not YAML ({})</source>
        <translation>kein YAML ({})</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>keine Datei</translation>
    </message>
    <message>
        <source>it is not a file in the library of at most 1 MB</source>
        <translation>keine Datei in der Bibliothek von höchstens 1 MB</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>it is not an SPL document</source>
        <translation>kein SPL-Dokument</translation>
    </message>
    <message>
        <source>it may not be read</source>
        <translation>sie darf nicht gelesen werden</translation>
    </message>
    <message>
        <source>it might say which keys are trusted, so no pack is opened until it is mended</source>
        <translation>darin könnte stehen, welchen Schlüsseln vertraut wird; darum wird kein Paket geöffnet, bis das behoben ist</translation>
    </message>
    <message>
        <source>it names no drug: {}</source>
        <translation>sie nennt kein Arzneimittel: {}</translation>
    </message>
    <message>
        <source>it refers to itself</source>
        <translation>ein Verweis führt auf sich selbst</translation>
    </message>
    <message>
        <source>it unpacks to more than {:,} MB</source>
        <translation>entpackt sind es mehr als {:,} MB</translation>
    </message>
    <message>
        <source>it unpacks to more than {} times its size, as a zip bomb does</source>
        <translation>entpackt ist es mehr als {} Mal so groß, wie bei einer Zip-Bombe</translation>
    </message>
    <message>
        <source>it was changed by hand and is left as it is, without {} images</source>
        <translation>von Hand geändert und so belassen, ohne {} Bilder</translation>
    </message>
    <message>
        <source>its JSON cannot be read ({})</source>
        <translation>ihr JSON kann nicht gelesen werden ({})</translation>
    </message>
    <message>
        <source>its JSON has more than {:,} values</source>
        <translation>ihr JSON hat mehr als {:,} Werte</translation>
    </message>
    <message>
        <source>its JSON is nested more than {} deep</source>
        <translation>ihr JSON ist mehr als {} Ebenen tief verschachtelt</translation>
    </message>
    <message>
        <source>its JSON is nested too deeply</source>
        <translation>ihr JSON ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>its TOML has more than {:,} values</source>
        <translation>ihr TOML hat mehr als {:,} Werte</translation>
    </message>
    <message>
        <source>its TOML is nested more than {} deep</source>
        <translation>ihr TOML ist mehr als {} Ebenen tief verschachtelt</translation>
    </message>
    <message>
        <source>its XML cannot be read ({})</source>
        <translation>ihr XML kann nicht gelesen werden ({})</translation>
    </message>
    <message>
        <source>its `section` is not the key of a section, such as dosage</source>
        <translation>ihr `section` ist nicht der Schlüssel eines Abschnitts, etwa dosage</translation>
    </message>
    <message>
        <source>its elements are nested more than {} deep</source>
        <translation>ihre Elemente sind mehr als {} Ebenen tief verschachtelt</translation>
    </message>
    <message>
        <source>its front matter names no `monograph`, so it is no note</source>
        <translation>ihre Kopfdaten (Front Matter) nennen kein `monograph`, sie ist also keine Notiz</translation>
    </message>
    <message>
        <source>its headword is empty or too long</source>
        <translation>sein Stichwort ist leer oder zu lang</translation>
    </message>
    <message>
        <source>its index ends in the middle of an entry</source>
        <translation>ihr Index endet mitten in einem Eintrag</translation>
    </message>
    <message>
        <source>its index has offsets of {} bits</source>
        <translation>ihr Index hat Adressen von {} Bit</translation>
    </message>
    <message>
        <source>its index holds a word of more than {:,} bytes</source>
        <translation>ihr Index enthält ein Wort von mehr als {:,} Bytes</translation>
    </message>
    <message>
        <source>its merged cells stand for more than {:,} cells</source>
        <translation>ihre verbundenen Zellen stehen für mehr als {:,} Zellen</translation>
    </message>
    <message>
        <source>its name is struck out in the list, which the page shows below “{}” alone</source>
        <translation>der Name ist in der Liste durchgestrichen, was die Seite nur unter „{}“ zeigt</translation>
    </message>
    <message>
        <source>its page would have more than {} MB</source>
        <translation>ihre Seite hätte mehr als {} MB</translation>
    </message>
    <message>
        <source>its place lies behind the end of the dictionary</source>
        <translation>seine Stelle liegt hinter dem Ende des Wörterbuchs</translation>
    </message>
    <message>
        <source>its record has more than {} texts or tables</source>
        <translation>ihr Datensatz hat mehr als {} Texte oder Tabellen</translation>
    </message>
    <message>
        <source>line {:,} has more than {:,} cells</source>
        <translation>Zeile {:,} hat mehr als {:,} Zellen</translation>
    </message>
    <message>
        <source>line {:,}: a quotation mark is not closed, or stands inside a quoted cell ({})</source>
        <translation>Zeile {:,}: ein Anführungszeichen ist nicht geschlossen oder steht in einer Zelle zwischen Anführungszeichen ({})</translation>
    </message>
    <message>
        <source>line {:,}: {}</source>
        <translation>Zeile {:,}: {}</translation>
    </message>
    <message>
        <source>line {}: {}</source>
        <translation>Zeile {}: {}</translation>
    </message>
    <message>
        <source>lists of sections by their keys, such as order = [“dosage”], hidden = [“other”]</source>
        <translation>Listen von Abschnitten mit ihren Schlüsseln, etwa order = [“dosage”], hidden = [“other”]</translation>
    </message>
    <message>
        <source>mended</source>
        <translation>repariert</translation>
    </message>
    <message>
        <source>more than {:,} of its entries are broken</source>
        <translation>mehr als {:,} ihrer Einträge sind beschädigt</translation>
    </message>
    <message>
        <source>more than {} folders inside each other</source>
        <translation>mehr als {} Ordner ineinander</translation>
    </message>
    <message>
        <source>must be a list of texts in quotes</source>
        <translation>muss eine Liste von Texten in Anführungszeichen sein</translation>
    </message>
    <message>
        <source>must be a table of titles by language, such as { de = &quot;Dosierung&quot; }</source>
        <translation>muss eine Tabelle von Titeln nach Sprache sein, etwa { de = &quot;Dosierung&quot; }</translation>
    </message>
    <message>
        <source>must be a table whose name is in small letters, digits and _</source>
        <translation>muss eine Tabelle sein, deren Name aus Kleinbuchstaben, Ziffern und _ besteht</translation>
    </message>
    <message>
        <source>must be anywhere, alone or never</source>
        <translation>muss anywhere, alone oder never sein</translation>
    </message>
    <message>
        <source>needs a passphrase</source>
        <translation>braucht eine Passphrase</translation>
    </message>
    <message>
        <source>no column is called “{}”, as the file of columns says</source>
        <translation>keine Spalte heißt „{}“, wie es die Spaltendatei sagt</translation>
    </message>
    <message>
        <source>no column of it names a drug; say in a file of columns which one does</source>
        <translation>keine Spalte nennt ein Arzneimittel; sagen Sie in einer Spaltendatei, welche es tut</translation>
    </message>
    <message>
        <source>no folder can be made there</source>
        <translation>dort kann kein Ordner angelegt werden</translation>
    </message>
    <message>
        <source>no packs of “{}”</source>
        <translation>keine Pakete von „{}“</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keiner Bibliothek</translation>
    </message>
    <message>
        <source>not a PNG, JPEG, GIF, WebP or BMP picture of at most 8 MB</source>
        <translation>kein Bild im Format PNG, JPEG, GIF, WebP oder BMP von höchstens 8 MB</translation>
    </message>
    <message>
        <source>numbers in a format that is not followed, as they are stored: {:,} ({} …)</source>
        <translation>Zahlen in einem Format, dem nicht gefolgt wird, so wie sie gespeichert sind: {:,} ({} …)</translation>
    </message>
    <message>
        <source>numbers with more digits in store than the workbook shows: {:,} ({} …)</source>
        <translation>Zahlen, von denen mehr Stellen gespeichert sind, als die Arbeitsmappe zeigt: {:,} ({} …)</translation>
    </message>
    <message>
        <source>one of {}</source>
        <translation>eines von {}</translation>
    </message>
    <message>
        <source>only files of the system, and the one beside the program, lock anything</source>
        <translation>nur Dateien des Systems und die neben dem Programm können etwas sperren</translation>
    </message>
    <message>
        <source>opened for writing</source>
        <translation>zum Schreiben geöffnet</translation>
    </message>
    <message>
        <source>packs of several libraries, or of none</source>
        <translation>Pakete mehrerer Bibliotheken oder keiner</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>reading it failed ({})</source>
        <translation>das Lesen schlug fehl ({})</translation>
    </message>
    <message>
        <source>rows that are hidden in the workbook, and are read: {:,} ({} …)</source>
        <translation>Zeilen, die in der Arbeitsmappe ausgeblendet sind und gelesen werden: {:,} ({} …)</translation>
    </message>
    <message>
        <source>rows with another number of cells than there are heads, all of which are kept: {:,} (row {:,} …)</source>
        <translation>Zeilen mit einer anderen Zahl von Zellen, als es Köpfe gibt; alle sind erhalten: {:,} (Zeile {:,} …)</translation>
    </message>
    <message>
        <source>the cell {} names a text that the workbook does not have</source>
        <translation>die Zelle {} nennt einen Text, den die Arbeitsmappe nicht hat</translation>
    </message>
    <message>
        <source>the collection</source>
        <translation>der Sammlung</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <source>the disk reported an error</source>
        <translation>der Datenträger meldete einen Fehler</translation>
    </message>
    <message>
        <source>the file is damaged</source>
        <translation>die Datei ist beschädigt</translation>
    </message>
    <message>
        <source>the file or its folder may not be written</source>
        <translation>die Datei oder ihr Ordner darf nicht geschrieben werden</translation>
    </message>
    <message>
        <source>the key of “{}” is wrong. A public key is “ed25519:” and 64 hex digits, as `medviewer pack keygen` prints it</source>
        <translation>der Schlüssel von „{}“ ist falsch. Ein öffentlicher Schlüssel ist „ed25519:“ und 64 Hexadezimalziffern, wie `medviewer pack keygen` ihn ausgibt</translation>
    </message>
    <message>
        <source>the process that read it ended</source>
        <translation>der Prozess, der sie las, hat geendet</translation>
    </message>
    <message>
        <source>the sheet “{}” is hidden and is not read</source>
        <translation>das Blatt „{}“ ist ausgeblendet und wird nicht gelesen</translation>
    </message>
    <message>
        <source>the zip cannot be read ({})</source>
        <translation>das Zip kann nicht gelesen werden ({})</translation>
    </message>
    <message>
        <source>the zip has {:,} members, more than the {:,} that are read</source>
        <translation>das Zip hat {:,} Einträge, mehr als die {:,}, die gelesen werden</translation>
    </message>
    <message>
        <source>the zip lists more than the {:,} members that are read</source>
        <translation>das Zip führt mehr als die {:,} Einträge auf, die gelesen werden</translation>
    </message>
    <message>
        <source>there is no setting “{}”; known are {}</source>
        <translation>eine Einstellung „{}“ gibt es nicht; bekannt sind {}</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>eine solche Datei oder einen solchen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>there is no {} beside it</source>
        <translation>neben ihr liegt keine {}</translation>
    </message>
    <message>
        <source>there is no “{}”; known are {}</source>
        <translation>„{}“ gibt es nicht; bekannt sind {}</translation>
    </message>
    <message>
        <source>there is no “{}”; known is {}</source>
        <translation>„{}“ gibt es nicht; bekannt ist {}</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>trusted key {} must have a name and a key, both texts, and nothing else</source>
        <translation>der vertraute Schlüssel {} muss einen Namen und einen Schlüssel haben, beides Texte, und nichts weiter</translation>
    </message>
    <message>
        <source>written as [[trusted_keys]], each with a name and a key</source>
        <translation>als [[trusted_keys]] geschrieben, jeder mit einem Namen und einem Schlüssel</translation>
    </message>
    <message>
        <source>{:,} files are more than are opened at once. Name {} at most.</source>
        <translation>{:,} Dateien sind mehr, als auf einmal geöffnet werden. Nennen Sie höchstens {}.</translation>
    </message>
    <message>
        <source>{} ({} times)</source>
        <translation>{} ({} Mal)</translation>
    </message>
    <message>
        <source>{} Then start medviewer anew; until then changes are not kept.</source>
        <translation>{} Starten Sie medviewer dann neu; bis dahin werden Änderungen nicht behalten.</translation>
    </message>
    <message>
        <source>{} belongs to the library that came with medviewer. Choose another folder.</source>
        <translation>{} gehört zu der Bibliothek, die mit medviewer kam. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{} cannot be kept: {}</source>
        <translation>{} kann nicht behalten werden: {}</translation>
    </message>
    <message>
        <source>{} cannot be locked ({}). Check the drive or share.</source>
        <translation>{} kann nicht gesperrt werden ({}). Prüfen Sie Laufwerk oder Freigabe.</translation>
    </message>
    <message>
        <source>{} cannot be packed{}: its name means something else on Windows, or is none there. Rename it: no colon, backslash or control character, no dot or space at an end, and no name of a device such as AUX.</source>
        <translation>{} kann nicht gepackt werden{}: Der Name bedeutet unter Windows etwas anderes oder ist dort keiner. Benennen Sie um: kein Doppelpunkt, umgekehrter Schrägstrich oder Steuerzeichen, kein Punkt oder Leerzeichen am Ende und kein Gerätename wie AUX.</translation>
    </message>
    <message>
        <source>{} cannot be read ({}).</source>
        <translation>{} kann nicht gelesen werden ({}).</translation>
    </message>
    <message>
        <source>{} cannot be read: its library is not reachable. Connect the drive or share; the page opens then.</source>
        <translation>{} kann nicht gelesen werden: Die Bibliothek ist nicht erreichbar. Verbinden Sie Laufwerk oder Freigabe; die Seite öffnet sich dann.</translation>
    </message>
    <message>
        <source>{} cannot be understood ({}). Bring it back from a backup, or take it away and publish again.</source>
        <translation>{} wird nicht verstanden ({}). Holen Sie die Datei aus einer Sicherung zurück, oder nehmen Sie sie weg und veröffentlichen Sie neu.</translation>
    </message>
    <message>
        <source>{} cannot be written ({}). Choose another folder.</source>
        <translation>{} kann nicht geschrieben werden ({}). Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{} cannot be written ({}). Free the place.</source>
        <translation>{} kann nicht geschrieben werden ({}). Machen Sie den Platz frei.</translation>
    </message>
    <message>
        <source>{} cannot be written. {}</source>
        <translation>{} kann nicht geschrieben werden. {}</translation>
    </message>
    <message>
        <source>{} changed while it was read, {} times: {} among others. Build the pack when nobody writes there.</source>
        <translation>{} änderte sich während des Lesens, {} Mal: unter anderem {}. Machen Sie das Paket, wenn niemand dort schreibt.</translation>
    </message>
    <message>
        <source>{} could not be exported to {}: {}. What was there is as it was. Choose another place, then try again.</source>
        <translation>Es war nicht möglich, {0} nach {1} zu sichern: {2}. Was dort war, ist unverändert. Wählen Sie einen anderen Ort, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{} hidden characters</source>
        <translation>{} verborgene Zeichen</translation>
    </message>
    <message>
        <source>{} holds more than {} files. Choose the folder of the notes itself.</source>
        <translation>{} enthält mehr als {} Dateien. Wählen Sie den Ordner der Notizen selbst.</translation>
    </message>
    <message>
        <source>{} holds no page that can be read. See `medviewer check {}`.</source>
        <translation>{} enthält keine lesbare Seite. Siehe `medviewer check {}`.</translation>
    </message>
    <message>
        <source>{} holds {}. There are packs of: {}. Name one of them: {}/NAME.</source>
        <translation>{} enthält {}. Pakete gibt es von: {}. Nennen Sie eines davon: {}/NAME.</translation>
    </message>
    <message>
        <source>{} is a file. Choose a folder to import into.</source>
        <translation>{} ist eine Datei. Wählen Sie einen Ordner, in den importiert wird.</translation>
    </message>
    <message>
        <source>{} is a folder. Name the file that the pack becomes, such as formulary.medpack.</source>
        <translation>{} ist ein Ordner. Nennen Sie die Datei, die das Paket wird, etwa formulary.medpack.</translation>
    </message>
    <message>
        <source>{} is broken and cannot be moved ({}). Take it away.</source>
        <translation>{} ist defekt und kann nicht verschoben werden ({}). Nehmen Sie die Datei weg.</translation>
    </message>
    <message>
        <source>{} is no library pack. Name a folder of pages, or a file that `medviewer pack build` made.</source>
        <translation>{} ist kein Bibliothekspaket. Nennen Sie einen Ordner von Seiten oder eine Datei, die `medviewer pack build` gemacht hat.</translation>
    </message>
    <message>
        <source>{} is no pack folder: it holds no {}. Publish a pack to it with `medviewer pack publish FILE --to {}`, or open another folder.</source>
        <translation>{} ist kein Paketordner: Darin ist keine {}. Veröffentlichen Sie mit `medviewer pack publish FILE --to {}` ein Paket dorthin, oder öffnen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{} is no pack of “{}”. See `medviewer pack list {}`.</source>
        <translation>{} ist kein Paket von „{}“. Siehe `medviewer pack list {}`.</translation>
    </message>
    <message>
        <source>{} is no place for a copy</source>
        <translation>{} ist kein Ort für eine Kopie</translation>
    </message>
    <message>
        <source>{} is not a file in the library of at most 1 MB; it is not used.</source>
        <translation>{} ist keine Datei in der Bibliothek von höchstens 1 MB und wird nicht verwendet.</translation>
    </message>
    <message>
        <source>{} is not a file, so nothing was written beside it. Take it away, and ask who put it there.</source>
        <translation>{} ist keine Datei; darum wurde nichts daneben geschrieben. Nehmen Sie es weg, und fragen Sie, wer es dorthin gelegt hat.</translation>
    </message>
    <message>
        <source>{} is not an object</source>
        <translation>{} ist kein Objekt</translation>
    </message>
    <message>
        <source>{} is not empty. Name a folder that is not there yet.</source>
        <translation>{} ist nicht leer. Nennen Sie einen Ordner, den es noch nicht gibt.</translation>
    </message>
    <message>
        <source>{} is not used: it cannot be read ({}).</source>
        <translation>{} wird nicht verwendet: nicht lesbar ({}).</translation>
    </message>
    <message>
        <source>{} is not used: it is not a file.</source>
        <translation>{} wird nicht verwendet: keine Datei.</translation>
    </message>
    <message>
        <source>{} is not used: {}.</source>
        <translation>{} wird nicht verwendet: {}.</translation>
    </message>
    <message>
        <source>{} lies in the source {}. Choose a folder outside of it.</source>
        <translation>{} liegt in der Quelle {}. Wählen Sie einen Ordner außerhalb.</translation>
    </message>
    <message>
        <source>{} lies inside the library that is packed. Name a file outside of it.</source>
        <translation>{} liegt in der Bibliothek, die gepackt wird. Nennen Sie eine Datei außerhalb.</translation>
    </message>
    <message>
        <source>{} more problems are not listed. Mend the first ones.</source>
        <translation>{} weitere Probleme sind nicht aufgeführt. Beheben Sie die ersten.</translation>
    </message>
    <message>
        <source>{} that could turn or part the text ({}) taken out. Write the page without them.</source>
        <translation>Herausgenommen: {}, geeignet, den Text umzudrehen oder zu trennen ({}). Schreiben Sie die Seite ohne.</translation>
    </message>
    <message>
        <source>{} was not imported: {}. Nothing was changed. Choose a file that medviewer exported, or correct it.</source>
        <translation>{} wurde nicht übernommen: {}. Nichts wurde geändert. Wählen Sie eine Datei, die medviewer ausgegeben hat, oder berichtigen Sie sie.</translation>
    </message>
    <message>
        <source>{} was read here as signed by {}, and {}. It is left closed; ask whoever looks after it, or read it all the same after `medviewer pack accept {}`.</source>
        <translation>{} wurde hier als von {} signiert gelesen und {}. Es bleibt geschlossen; fragen Sie, wer sich darum kümmert, oder lesen Sie es nach `medviewer pack accept {}` trotzdem.</translation>
    </message>
    <message>
        <source>{} was written by a newer medviewer (schema {}, this one knows schemas up to {}). It was left as it is. Update medviewer, or choose another folder with --profile.</source>
        <translation>{} wurde von einem neueren medviewer geschrieben (Schema {}, dieses kennt Schemas bis {}). Die Datei blieb, wie sie ist. Aktualisieren Sie medviewer, oder wählen Sie mit --profile einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{}, line {}</source>
        <translation>{}, Zeile {}</translation>
    </message>
    <message>
        <source>{}, line {}: {}.</source>
        <translation>{}, Zeile {}: {}.</translation>
    </message>
    <message>
        <source>{}: {}. Until it is mended or taken away, this computer is held at no pack.</source>
        <translation>{}: {}. Bis das behoben oder die Datei entfernt ist, bleibt dieser Computer bei keinem Paket stehen.</translation>
    </message>
    <message>
        <source>“alias” in {} cannot be kept: {}</source>
        <translation>„alias“ in {} kann nicht behalten werden: {}</translation>
    </message>
    <message>
        <source>“confused” may hold {} names</source>
        <translation>„confused“ darf {} Namen enthalten</translation>
    </message>
    <message>
        <source>“confused” must be a list of lists of two or more names in quotes</source>
        <translation>„confused“ muss eine Liste von Listen mit je zwei oder mehr Namen in Anführungszeichen sein</translation>
    </message>
    <message>
        <source>“faqs” in the front matter has entries without q and a; see Other.</source>
        <translation>„faqs“ in den Kopfdaten (Front Matter) hat Einträge ohne q und a; siehe Sonstiges.</translation>
    </message>
    <message>
        <source>“locked” forbids nothing by itself: “{}” needs a value of its own</source>
        <translation>„locked“ allein verbietet nichts: „{}“ braucht einen eigenen Wert</translation>
    </message>
    <message>
        <source>“locked” must be a list of names, such as [“libraries”]</source>
        <translation>„locked“ muss eine Liste von Namen sein, etwa [“libraries”]</translation>
    </message>
    <message>
        <source>“name” in {} cannot be kept: {}</source>
        <translation>„name“ in {} kann nicht behalten werden: {}</translation>
    </message>
    <message>
        <source>“same” may hold {:,} names, and {} of them may be the same</source>
        <translation>„same“ darf {:,} Namen enthalten, und {} davon dürfen gleich sein</translation>
    </message>
    <message>
        <source>“same” must be a list of lists of names in quotes</source>
        <translation>„same“ muss eine Liste von Listen von Namen in Anführungszeichen sein</translation>
    </message>
    <message>
        <source>“settings” must be a table: [settings]</source>
        <translation>„settings“ muss eine Tabelle sein: [settings]</translation>
    </message>
    <message>
        <source>“{}” cannot be drawn: no page {} could be begun. Try again.</source>
        <translation>„{}“ kann nicht gezeichnet werden: Seite {} konnte nicht begonnen werden. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>“{}” cannot be laid out: this computer starts no further process. Close other programs, then try again.</source>
        <translation>„{}“ kann nicht gesetzt werden: Dieser Rechner startet keinen weiteren Prozess. Schließen Sie andere Programme, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>“{}” cannot be locked; what can is {}</source>
        <translation>„{}“ kann nicht gesperrt werden; sperren lassen sich {}</translation>
    </message>
    <message>
        <source>“{}” cannot be printed: page {} is not taken. Try again.</source>
        <translation>„{}“ kann nicht gedruckt werden: Seite {} wird nicht angenommen. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>“{}” cannot be printed: the printer does not answer. Check it, or choose another.</source>
        <translation>„{}“ kann nicht gedruckt werden: Der Drucker antwortet nicht. Prüfen Sie ihn, oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>“{}” cannot be shown: {}</source>
        <translation>„{}“ kann nicht gezeigt werden: {}</translation>
    </message>
    <message>
        <source>“{}” cannot be shown: {}. {}</source>
        <translation>„{}“ kann nicht gezeigt werden: {}. {}</translation>
    </message>
    <message>
        <source>“{}” cannot be written: {}. Choose another folder.</source>
        <translation>„{}“ kann nicht geschrieben werden: {}. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>“{}” has a seal already.</source>
        <translation>„{}“ hat schon ein Siegel.</translation>
    </message>
    <message>
        <source>“{}” has no section “{}”. It has: {}.</source>
        <translation>„{}“ hat keinen Abschnitt „{}“. Vorhanden sind: {}.</translation>
    </message>
    <message>
        <source>“{}” has none of the sections that were chosen for its sheet.</source>
        <translation>„{}“ hat keinen der Abschnitte, die für das Blatt gewählt sind.</translation>
    </message>
    <message>
        <source>“{}” holds a key of another kind. Make an Ed25519 key with `medviewer pack keygen`.</source>
        <translation>„{}“ enthält einen Schlüssel anderer Art. Machen Sie mit `medviewer pack keygen` einen Ed25519-Schlüssel.</translation>
    </message>
    <message>
        <source>“{}” holds no monograph yet. Add some, then make the pack.</source>
        <translation>„{}“ enthält noch keine Monographie. Fügen Sie welche hinzu, und machen Sie dann das Paket.</translation>
    </message>
    <message>
        <source>“{}” in the link has a % that encodes nothing; a percent sign is written %25.</source>
        <translation>„{}“ im Link hat ein %, das nichts kodiert; ein Prozentzeichen wird %25 geschrieben.</translation>
    </message>
    <message>
        <source>“{}” in the link holds characters that cannot be seen, and was not opened.</source>
        <translation>„{}“ im Link enthält Zeichen, die nicht zu sehen sind, und wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>“{}” in the link is empty.</source>
        <translation>„{}“ im Link ist leer.</translation>
    </message>
    <message>
        <source>“{}” in the link is encoded twice, and was not opened.</source>
        <translation>„{}“ im Link ist zweimal kodiert und wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>“{}” in the link is longer than {:,} characters.</source>
        <translation>„{}“ im Link ist länger als {:,} Zeichen.</translation>
    </message>
    <message>
        <source>“{}” in the link is no {}.</source>
        <translation>„{}“ im Link ist kein {}.</translation>
    </message>
    <message>
        <source>“{}” in the link is not encoded in UTF-8.</source>
        <translation>„{}“ im Link ist nicht in UTF-8 kodiert.</translation>
    </message>
    <message>
        <source>“{}” in {} is not a list</source>
        <translation>„{}“ in {} ist keine Liste</translation>
    </message>
    <message>
        <source>“{}” in {} is not {}</source>
        <translation>„{}“ in {} ist nicht {}</translation>
    </message>
    <message>
        <source>“{}” is a link, and is not written through</source>
        <translation>„{}“ ist eine Verknüpfung; durch sie hindurch wird nicht geschrieben</translation>
    </message>
    <message>
        <source>“{}” is damaged or cut short: it is not what was sealed. Copy it again.</source>
        <translation>„{}“ ist beschädigt oder abgeschnitten: Es ist nicht, was versiegelt wurde. Kopieren Sie es neu.</translation>
    </message>
    <message>
        <source>“{}” is no field of a page; these are: {}</source>
        <translation>„{}“ ist kein Feld einer Seite; diese gibt es: {}</translation>
    </message>
    <message>
        <source>“{}” is no key of a file of columns</source>
        <translation>„{}“ ist kein Schlüssel einer Spaltendatei</translation>
    </message>
    <message>
        <source>“{}” is no pack folder, library and file</source>
        <translation>„{}“ ist nicht Paketordner, Bibliothek und Datei</translation>
    </message>
    <message>
        <source>“{}” is not a list</source>
        <translation>„{}“ ist keine Liste</translation>
    </message>
    <message>
        <source>“{}” is not a time such as 2026-10-03T14:05:09Z</source>
        <translation>„{}“ ist keine Zeit wie 2026-10-03T14:05:09Z</translation>
    </message>
    <message>
        <source>“{}” is not in the pack: it could not be read when that was made.</source>
        <translation>„{}“ ist nicht im Paket: Die Seite konnte nicht gelesen werden, als es gemacht wurde.</translation>
    </message>
    <message>
        <source>“{}” is not the name of a pack in {}. See `medviewer pack list {}`.</source>
        <translation>„{}“ ist nicht der Name eines Pakets in {}. Siehe `medviewer pack list {}`.</translation>
    </message>
    <message>
        <source>“{}” is not the name or code of one page alone, so none was opened.</source>
        <translation>„{}“ ist nicht Name oder Code einer einzigen Seite, deshalb wurde keine geöffnet.</translation>
    </message>
    <message>
        <source>“{}” is open already: it is the library “{}”.</source>
        <translation>„{}“ ist schon geöffnet: Es ist die Bibliothek „{}“.</translation>
    </message>
    <message>
        <source>“{}” is refused: it held packs signed by {}, and is a folder of pages now. Ask whoever looks after it.</source>
        <translation>„{}“ wird abgelehnt: Dort lagen Pakete, die {} signiert hatte, und jetzt ist es ein Ordner von Seiten. Fragen Sie, wer sich darum kümmert.</translation>
    </message>
    <message>
        <source>“{}” is refused: it is not signed, and only packs signed with a trusted key are opened here. Ask whoever made it for a signed one.</source>
        <translation>„{}“ wird abgelehnt: Es ist nicht signiert, und hier werden nur Pakete geöffnet, die mit einem vertrauten Schlüssel signiert sind. Bitten Sie den, der es gemacht hat, um ein signiertes.</translation>
    </message>
    <message>
        <source>“{}” is refused: it is signed with the key {}, which is not trusted here. Ask whoever looks after this workstation whether that key is right.</source>
        <translation>„{}“ wird abgelehnt: Es ist mit dem Schlüssel {} signiert, dem hier nicht vertraut wird. Fragen Sie, wer sich um diesen Arbeitsplatz kümmert, ob der Schlüssel stimmt.</translation>
    </message>
    <message>
        <source>“{}” is refused: its signature does not match. It was changed after it was signed, or it is damaged. Copy it again from where it was published, and tell whoever signed it if that does not help.</source>
        <translation>„{}“ wird abgelehnt: Die Signatur passt nicht. Es wurde nach dem Signieren geändert oder ist beschädigt. Kopieren Sie es neu von dort, wo es veröffentlicht wurde, und sagen Sie es dem, der es signiert hat, wenn das nicht hilft.</translation>
    </message>
    <message>
        <source>“{}” is there already and no import wrote it; it is left as it is</source>
        <translation>„{}“ ist schon da und stammt von keinem Import; es bleibt, wie es ist</translation>
    </message>
    <message>
        <source>“{}” is there already; a key is never overwritten. Choose another name.</source>
        <translation>„{}“ ist schon da; ein Schlüssel wird nie überschrieben. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>“{}” leads out of the library through a link, and is not written</source>
        <translation>„{}“ führt durch eine Verknüpfung aus der Bibliothek heraus und wird nicht geschrieben</translation>
    </message>
    <message>
        <source>“{}” lies in the library “{}”, which does not list it as a page; Library, Problems may say why.</source>
        <translation>„{}“ liegt in der Bibliothek „{}“, die es nicht als Seite führt; Bibliothek, Probleme sagt vielleicht, warum.</translation>
    </message>
    <message>
        <source>“{}” means nothing in a link, which was not opened.</source>
        <translation>„{}“ bedeutet in einem Link nichts; er wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>“{}” must be a day, such as 2027-03-31</source>
        <translation>„{}“ muss ein Tag sein, etwa 2027-03-31</translation>
    </message>
    <message>
        <source>“{}” must be a table</source>
        <translation>„{}“ muss eine Tabelle sein</translation>
    </message>
    <message>
        <source>“{}” must be one of , ; | and a tab</source>
        <translation>„{}“ muss eines von , ; | und Tabulator sein</translation>
    </message>
    <message>
        <source>“{}” must be {}</source>
        <translation>„{}“ muss so sein: {}</translation>
    </message>
    <message>
        <source>“{}” of “{}” is too long for this sheet. Take larger paper or other sections.</source>
        <translation>„{}“ von „{}“ ist zu lang für dieses Blatt. Nehmen Sie größeres Papier oder andere Abschnitte.</translation>
    </message>
    <message>
        <source>“{}” was not finished: the process that lays it out for paper has ended. Try again; if it ends again, close other programs, or export a web page in place of paper.</source>
        <translation>„{}“ wurde nicht fertig: Der Prozess, der es für Papier setzt, hat geendet. Versuchen Sie es noch einmal; endet er wieder, schließen Sie andere Programme, oder exportieren Sie eine Webseite statt Papier.</translation>
    </message>
    <message>
        <source>“{}” was not opened: it is no library pack, no folder and no page (.md).</source>
        <translation>„{}“ wurde nicht geöffnet: Es ist kein Bibliothekspaket, kein Ordner und keine Seite (.md).</translation>
    </message>
    <message>
        <source>“{}” {}</source>
        <translation>„{}“ {}</translation>
    </message>
    <message>
        <source>“{}” {}.</source>
        <translation>„{}“ {}.</translation>
    </message>
    <message>
        <source>“{}”, which keeps what is yours (favourites, notes, index or settings), would lie {}. Yours never lies where libraries are shared: choose another folder with --profile, or another library.</source>
        <translation>In „{}“ liegt, was Ihnen gehört (Favoriten, Notizen, Index oder Einstellungen); dieser Ordner läge {}. Ihres liegt nie, wo Bibliotheken geteilt werden: Wählen Sie mit --profile einen anderen Ordner oder eine andere Bibliothek.</translation>
    </message>
</context>
<context>
    <name>EssentialsBar</name>
    <message>
        <source>Close the essentials ({})</source>
        <translation>Das Wichtigste schließen ({})</translation>
    </message>
    <message>
        <source>Essentials: {}</source>
        <translation>Das Wichtigste: {}</translation>
    </message>
    <message>
        <source>Go to this place in {}</source>
        <translation>Zu dieser Stelle in {} gehen</translation>
    </message>
    <message>
        <source>Open the essentials: what the page says first ({})</source>
        <translation>Das Wichtigste öffnen: was die Seite zuerst sagt ({})</translation>
    </message>
    <message>
        <source>from {}</source>
        <translation>aus {}</translation>
    </message>
    <message>
        <source>{}: {}. Go there</source>
        <translation>{}: {}. Dorthin gehen</translation>
    </message>
</context>
<context>
    <name>EssentialsBox</name>
    <message>
        <source>Boxed warning</source>
        <translation>Umrandeter Warnhinweis</translation>
    </message>
    <message>
        <source>Essentials</source>
        <translation>Das Wichtigste</translation>
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
        <source>Export local notes to a folder</source>
        <translation>Lokale Notizen in einen Ordner exportieren</translation>
    </message>
    <message>
        <source>Import a collection</source>
        <translation>Sammlung importieren</translation>
    </message>
    <message>
        <source>Import local notes from a folder</source>
        <translation>Lokale Notizen aus einem Ordner importieren</translation>
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
    <message>
        <source>“{}” holds no monograph yet.</source>
        <translation>„{}“ enthält noch keine Monographie.</translation>
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
        <source> ({} also)</source>
        <translation> (davon {} verwandte)</translation>
    </message>
    <message>
        <source>Close find in page</source>
        <translation>Suche auf der Seite schließen</translation>
    </message>
    <message>
        <source>Find in page</source>
        <translation>Auf der Seite suchen</translation>
    </message>
    <message numerus="yes">
        <source>Mark words of the same topic, too: {}. %Ln place(s).</source>
        <translation>
            <numerusform>Auch Wörter desselben Themas markieren: {}. %Ln Stelle.</numerusform>
            <numerusform>Auch Wörter desselben Themas markieren: {}. %Ln Stellen.</numerusform>
        </translation>
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
        <source>also: {}  ·  {}</source>
        <translation>auch: {}  ·  {}</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} von {}</translation>
    </message>
</context>
<context>
    <name>FoldedTabs</name>
    <message numerus="yes">
        <source>%Ln more tab(s)</source>
        <translation>
            <numerusform>%Ln weiterer Reiter</numerusform>
            <numerusform>%Ln weitere Reiter</numerusform>
        </translation>
    </message>
    <message>
        <source>More ▾ {}</source>
        <translation>Mehr ▾ {}</translation>
    </message>
    <message>
        <source>{} (hidden)</source>
        <translation>{} (ausgeblendet)</translation>
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
        <source>The library says that it was valid until {}.</source>
        <translation>Die Bibliothek sagt von sich, dass sie bis {} gültig war.</translation>
    </message>
    <message>
        <source>Which pages name this drug, and where</source>
        <translation>Welche Seiten dieses Arzneimittel nennen, und wo</translation>
    </message>
    <message>
        <source>⚠ This page marks the drug as banned.</source>
        <translation>⚠ Diese Seite kennzeichnet das Arzneimittel als verboten.</translation>
    </message>
</context>
<context>
    <name>HeadingList</name>
    <message>
        <source>Local notes</source>
        <translation>Lokale Notizen</translation>
    </message>
    <message>
        <source>Outline of the page</source>
        <translation>Gliederung der Seite</translation>
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
    <name>ImportColumns</name>
    <message>
        <source>ATC code</source>
        <translation>ATC-Code</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Wird zu</translation>
    </message>
    <message>
        <source>Brands</source>
        <translation>Handelsnamen</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Col&amp;umns of the list</source>
        <translation>Spal&amp;ten der Liste</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Columns of the list, what each becomes, and its first rows</source>
        <translation>Spalten der Liste, was aus jeder wird, und ihre ersten Zeilen</translation>
    </message>
    <message>
        <source>Dosage form</source>
        <translation>Darreichungsform</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Erste Zeilen</translation>
    </message>
    <message>
        <source>Formulary status</source>
        <translation>Listenstatus</translation>
    </message>
    <message>
        <source>GTIN</source>
        <translation>GTIN</translation>
    </message>
    <message>
        <source>Generic name</source>
        <translation>Wirkstoff (INN)</translation>
    </message>
    <message>
        <source>Line of a table (Other)</source>
        <translation>Tabelle (Sonstiges)</translation>
    </message>
    <message>
        <source>NDC</source>
        <translation>NDC</translation>
    </message>
    <message>
        <source>Name of the drug</source>
        <translation>Name des Arzneimittels</translation>
    </message>
    <message>
        <source>No column names the drug. Choose “Name of the drug” for the one that does.</source>
        <translation>Keine Spalte nennt das Arzneimittel. Wählen Sie „Name des Arzneimittels“ für die, die es tut.</translation>
    </message>
    <message>
        <source>Notes (Overview)</source>
        <translation>Notizen (Überblick)</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Applikationsweg</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>What the column “{}” becomes</source>
        <translation>Was aus der Spalte „{}“ wird</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>&amp;Back</source>
        <translation>Zurüc&amp;k</translation>
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
        <source>Add files or a folder first.</source>
        <translation>Fügen Sie zuerst Dateien oder einen Ordner hinzu.</translation>
    </message>
    <message>
        <source>Choose a folder for the pages first.</source>
        <translation>Wählen Sie zuerst einen Ordner für die Seiten.</translation>
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
        <source>Import labels or lists</source>
        <translation>Fachinformationen oder Listen importieren</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Wird importiert …</translation>
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
        <source>There is nothing to import in what you chose: no label, list or dictionary.</source>
        <translation>In Ihrer Auswahl gibt es nichts zu importieren: keine Fachinformation, keine Liste und kein Wörterbuch.</translation>
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
        <source>Looking through the sources…</source>
        <translation>Die Quellen werden durchgesehen …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln Dokument</numerusform>
            <numerusform>%Ln Dokumente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln drug(s)</source>
        <translation>
            <numerusform>%Ln Arzneimittel</numerusform>
            <numerusform>%Ln Arzneimittel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln Wort</numerusform>
            <numerusform>%Ln Wörter</numerusform>
        </translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Wird importiert …</translation>
    </message>
    <message>
        <source>Reading; nothing is written.</source>
        <translation>Wird gelesen; geschrieben wird nichts.</translation>
    </message>
    <message>
        <source>Stopping after what is at hand…</source>
        <translation>Hält an, sobald das gerade Gelesene fertig ist …</translation>
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
        <source>Sources and pages that there is something to say of</source>
        <translation>Quellen und Seiten, zu denen es etwas zu sagen gibt</translation>
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
        <source>{} notes on what a page lacks or a source has</source>
        <translation>{} Hinweise dazu, was einer Seite fehlt oder an einer Quelle auffällt</translation>
    </message>
    <message>
        <source>{} pages that are in none of these sources; kept</source>
        <translation>{} Seiten, die in keiner dieser Quellen stehen; behalten</translation>
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
        <source>Labels as files: XML (SPL, FHIR), JSON (openFDA, FHIR), zips and whole releases of these, lists of drugs (CSV, Excel), dictionaries (StarDict), or folders that hold them. Drop them here, or choose them below. Nothing is fetched from a network.</source>
        <translation>Fachinformationen als Dateien: XML (SPL, FHIR), JSON (openFDA, FHIR), Zips und ganze Ausgaben davon, Listen von Arzneimitteln (CSV, Excel), Wörterbücher (StarDict) oder Ordner, die sie enthalten. Legen Sie sie hier ab oder wählen Sie sie unten aus. Es wird nichts aus einem Netz geholt.</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>Dateien zum Importieren</translation>
    </message>
    <message>
        <source>Folder to import</source>
        <translation>Ordner zum Importieren</translation>
    </message>
    <message>
        <source>Labels, lists and dictionaries (*.xml *.zip *.json *.csv *.tsv *.xlsx *.xlsm *.ifo);;All files (*)</source>
        <translation>Fachinformationen, Listen und Wörterbücher (*.xml *.zip *.json *.csv *.tsv *.xlsx *.xlsm *.ifo);;Alle Dateien (*)</translation>
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
        <source>Dictionary</source>
        <translation>Wörterbuch</translation>
    </message>
    <message>
        <source>Drug list</source>
        <translation>Arzneimittelliste</translation>
    </message>
    <message>
        <source>Folder to import into</source>
        <translation>Ordner, in den importiert wird</translation>
    </message>
    <message>
        <source>Imported pages</source>
        <translation>Importierte Seiten</translation>
    </message>
    <message>
        <source>In&amp;to the library</source>
        <translation>&amp;In die Bibliothek</translation>
    </message>
    <message>
        <source>Product information</source>
        <translation>Produktinformationen</translation>
    </message>
    <message>
        <source>This folder cannot be read. Choose another one.</source>
        <translation>Dieser Ordner kann nicht gelesen werden. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>This folder holds other files. They stay as they are; the pages are added to them.</source>
        <translation>In diesem Ordner liegen andere Dateien. Sie bleiben, wie sie sind; die Seiten kommen hinzu.</translation>
    </message>
    <message>
        <source>US labels</source>
        <translation>US-Fachinformationen</translation>
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
    <name>KeepReady</name>
    <message>
        <source>&amp;Look up…</source>
        <translation>&amp;Nachschlagen …</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Closing the last window leaves an icon in the notification area.</source>
        <translation>Nach dem Schließen des letzten Fensters bleibt ein Symbol im Infobereich.</translation>
    </message>
    <message>
        <source>It stays ready. The icon here opens it, looks up a drug, or quits it.</source>
        <translation>Es bleibt bereit. Das Symbol hier öffnet es, schlägt ein Arzneimittel nach oder beendet es.</translation>
    </message>
    <message>
        <source>Look up the &amp;marked text</source>
        <translation>&amp;Markierten Text nachschlagen</translation>
    </message>
    <message>
        <source>This desktop has no notification area in which the program would be found.</source>
        <translation>Dieser Desktop hat keinen Infobereich, in dem das Programm zu finden wäre.</translation>
    </message>
    <message>
        <source>medviewer, ready</source>
        <translation>medviewer, bereit</translation>
    </message>
</context>
<context>
    <name>LabelFacts</name>
    <message numerus="yes">
        <source>%Ln more: type the name into the search field</source>
        <translation>
            <numerusform>%Ln weitere: Namen in das Suchfeld tippen</numerusform>
            <numerusform>%Ln weitere: Namen in das Suchfeld tippen</numerusform>
        </translation>
    </message>
    <message>
        <source>All forms</source>
        <translation>Alle Formen</translation>
    </message>
    <message>
        <source>All labelers</source>
        <translation>Alle Anbieter</translation>
    </message>
    <message>
        <source>All routes</source>
        <translation>Alle Anwendungsarten</translation>
    </message>
    <message>
        <source>Form not stated</source>
        <translation>Form nicht angegeben</translation>
    </message>
    <message>
        <source>Form: {}</source>
        <translation>Form: {}</translation>
    </message>
    <message>
        <source>Labeler not stated</source>
        <translation>Anbieter nicht angegeben</translation>
    </message>
    <message>
        <source>Labeler: {}</source>
        <translation>Anbieter: {}</translation>
    </message>
    <message>
        <source>Route not stated</source>
        <translation>Anwendungsart nicht angegeben</translation>
    </message>
    <message>
        <source>Route: {}</source>
        <translation>Anwendungsart: {}</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
</context>
<context>
    <name>LabelOrder</name>
    <message>
        <source>By form</source>
        <translation>Nach Form</translation>
    </message>
    <message>
        <source>By labeler</source>
        <translation>Nach Anbieter</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Namen</translation>
    </message>
    <message>
        <source>By strength</source>
        <translation>Nach Stärke</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
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
    <name>LibrariesDialog</name>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln Problem</numerusform>
            <numerusform>%Ln Probleme</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Add &amp;bundled library</source>
        <translation>&amp;Mitgelieferte hinzufügen</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Add &amp;pack…</source>
        <translation>&amp;Paket hinzufügen…</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>It is in the list.</source>
        <translation>Sie steht in der Liste.</translation>
    </message>
    <message>
        <source>It is the first.</source>
        <translation>Sie ist die erste.</translation>
    </message>
    <message>
        <source>It is the last.</source>
        <translation>Sie ist die letzte.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliotheken</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach o&amp;ben</translation>
    </message>
    <message>
        <source>Not verified yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>One library stays open. Add another one first.</source>
        <translation>Eine Bibliothek bleibt geöffnet. Fügen Sie zuerst eine andere hinzu.</translation>
    </message>
    <message>
        <source>Out of reach</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>Pack folder</source>
        <translation>Paketordner</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Where several libraries have a page of one name, Return opens that of the first. Changes count at once.</source>
        <translation>Haben mehrere Bibliotheken eine Seite desselben Namens, öffnet die Eingabetaste die der ersten. Änderungen gelten sofort.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>LibraryControl</name>
    <message>
        <source>Library packs</source>
        <translation>Bibliothekspakete</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Clear the history?</source>
        <translation>Verlauf löschen?</translation>
    </message>
    <message>
        <source>Export favourites and history</source>
        <translation>Favoriten und Verlauf exportieren</translation>
    </message>
    <message>
        <source>Import favourites</source>
        <translation>Favoriten importieren</translation>
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
    <message numerus="yes">
        <source>%Ln label(s) left out by the filter</source>
        <translation>
            <numerusform>%Ln ausgefiltert</numerusform>
            <numerusform>%Ln ausgefiltert</numerusform>
        </translation>
    </message>
    <message>
        <source>All as a table</source>
        <translation>Alle als Tabelle</translation>
    </message>
    <message>
        <source>Class: {}</source>
        <translation>Klasse: {}</translation>
    </message>
    <message>
        <source>Did you mean</source>
        <translation>Meinten Sie</translation>
    </message>
    <message>
        <source>Filter and sort</source>
        <translation>Filtern und sortieren</translation>
    </message>
    <message>
        <source>Give “{}” another name…</source>
        <translation>„{}“ einen anderen Namen geben …</translation>
    </message>
    <message>
        <source>In all drugs  ·  {}</source>
        <translation>In allen Arzneimitteln  ·  {}</translation>
    </message>
    <message>
        <source>In the text  ·  {}</source>
        <translation>Im Text  ·  {}</translation>
    </message>
    <message>
        <source>In the text  ·  {} of over {} passages</source>
        <translation>Im Text  ·  {} von über {} Stellen</translation>
    </message>
    <message>
        <source>In the text  ·  {} of {} passages</source>
        <translation>Im Text  ·  {} von {} Stellen</translation>
    </message>
    <message>
        <source>Local notes  ·  {}</source>
        <translation>Lokale Notizen  ·  {}</translation>
    </message>
    <message>
        <source>More passages</source>
        <translation>Weitere Stellen</translation>
    </message>
    <message>
        <source>Named in what was typed</source>
        <translation>In der Eingabe genannt</translation>
    </message>
    <message>
        <source>Nearly the same</source>
        <translation>Beinahe gleich</translation>
    </message>
    <message>
        <source>Search for “{}”</source>
        <translation>Nach „{}“ suchen</translation>
    </message>
    <message numerus="yes">
        <source>Show all %Ln label(s)</source>
        <translation>
            <numerusform>%Ln Fachinformation zeigen</numerusform>
            <numerusform>Alle %Ln Fachinformationen zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Try instead</source>
        <translation>Stattdessen</translation>
    </message>
    <message>
        <source>What their pages say of one another</source>
        <translation>Was ihre Seiten übereinander sagen</translation>
    </message>
    <message>
        <source>above the sections</source>
        <translation>über den Abschnitten</translation>
    </message>
    <message numerus="yes">
        <source>{} · %Ln label(s)</source>
        <translation>
            <numerusform>{} · %Ln Fachinformation</numerusform>
            <numerusform>{} · %Ln Fachinformationen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{} · {} of %Ln label(s)</source>
        <translation>
            <numerusform>{} · {} von %Ln Fachinformation</numerusform>
            <numerusform>{} · {} von %Ln Fachinformationen</numerusform>
        </translation>
    </message>
    <message>
        <source>{}: all of these as a table</source>
        <translation>{}: alle diese als Tabelle</translation>
    </message>
    <message>
        <source>✓ used for {}</source>
        <translation>✓ verwendet für {}</translation>
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
        <source>{} · on the start page</source>
        <translation>{} · auf der Startseite</translation>
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
        <source>All sections</source>
        <translation>Alle Abschnitte</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Find a collection</source>
        <translation>Sammlung suchen</translation>
    </message>
    <message>
        <source>Find a drug</source>
        <translation>Arzneimittel suchen</translation>
    </message>
    <message>
        <source>Find in Favourites</source>
        <translation>In Favoriten suchen</translation>
    </message>
    <message>
        <source>Find in Recent</source>
        <translation>In zuletzt Gelesenem suchen</translation>
    </message>
    <message>
        <source>Find in “{}”</source>
        <translation>In „{}“ suchen</translation>
    </message>
    <message numerus="yes">
        <source>Looked through: %Ln page(s) of {}.</source>
        <translation>
            <numerusform>Durchgesehen: %Ln Seite aus {}.</numerusform>
            <numerusform>Durchgesehen: %Ln Seiten aus {}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking through %Ln page(s) for “{}” …</source>
        <translation>
            <numerusform>%Ln Seite wird nach „{}“ durchgesehen …</numerusform>
            <numerusform>%Ln Seiten werden nach „{}“ durchgesehen …</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking through all pages for “{}” …</source>
        <translation>Alle Seiten werden nach „{}“ durchgesehen …</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>No collections yet. Ctrl+Shift+D puts the open drug into a new one.</source>
        <translation>Noch keine Sammlungen. Strg+Umschalt+D legt das geöffnete Arzneimittel in eine neue.</translation>
    </message>
    <message>
        <source>No drug here has the code “{}”.</source>
        <translation>Kein Arzneimittel hier hat den Code „{}“.</translation>
    </message>
    <message>
        <source>No drug is called “{}”, and no page holds it just so. Its words stand in these passages.</source>
        <translation>Kein Arzneimittel heißt „{}“, und auf keiner Seite steht es genau so. Seine Wörter stehen in diesen Abschnitten.</translation>
    </message>
    <message>
        <source>No drug is called “{}”, and no page holds this text.</source>
        <translation>Kein Arzneimittel heißt „{}“, und auf keiner Seite steht dieser Text.</translation>
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
        <source>No label is used for {}.</source>
        <translation>Für {} wird keine bestimmte Fachinformation verwendet.</translation>
    </message>
    <message>
        <source>No longer use it for {}</source>
        <translation>Nicht mehr für {} verwenden</translation>
    </message>
    <message>
        <source>No pages in this library. Ctrl+O opens another folder.</source>
        <translation>Keine Seiten in dieser Bibliothek. Strg+O öffnet einen anderen Ordner.</translation>
    </message>
    <message>
        <source>No pages in this library; the problems below say what was passed over. Ctrl+O opens another folder.</source>
        <translation>Keine Seiten in dieser Bibliothek; die Probleme unten sagen, was übergangen wurde. Strg+O öffnet einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Nothing has been read yet. Type a drug’s name; Return opens it.</source>
        <translation>Noch nichts wurde gelesen. Tippen Sie einen Arzneimittelnamen; Eingabe öffnet es.</translation>
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
        <source>Read as: {}</source>
        <translation>Gelesen als: {}</translation>
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
    <message>
        <source>The library is still being read. Return waits until all names are known.</source>
        <translation>Die Bibliothek wird noch gelesen. Die Eingabetaste wartet, bis alle Namen bekannt sind.</translation>
    </message>
    <message>
        <source>Use this label for {}</source>
        <translation>Diese Fachinformation für {} verwenden</translation>
    </message>
    <message>
        <source>Used for {}: {}.</source>
        <translation>Für {} wird verwendet: {}.</translation>
    </message>
    <message>
        <source>{} (not in the open libraries)</source>
        <translation>{} (nicht in den offenen Bibliotheken)</translation>
    </message>
    <message>
        <source>“{}” is an abbreviation that has been mistaken. It may mean: {}.</source>
        <translation>„{}“ ist eine Abkürzung, die schon verwechselt wurde. Sie kann bedeuten: {}.</translation>
    </message>
    <message>
        <source>“{}” is no whole code: a digit is wrong or missing. Scan it again.</source>
        <translation>„{}“ ist kein ganzer Code: Eine Ziffer ist falsch oder fehlt. Bitte erneut scannen.</translation>
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
        <source>List what you keep that has changed since you read it</source>
        <translation>Auflisten, was Sie behalten und was sich seit dem Lesen geändert hat</translation>
    </message>
    <message>
        <source>Looking for names of other drugs in the texts</source>
        <translation>Namen anderer Arzneimittel werden in den Texten gesucht</translation>
    </message>
    <message>
        <source>Reading the files</source>
        <translation>Dateien werden gelesen</translation>
    </message>
    <message>
        <source>Stop reading the library</source>
        <translation>Einlesen der Bibliothek anhalten</translation>
    </message>
    <message>
        <source>Verified {} of {} MB</source>
        <translation>{} von {} MB geprüft</translation>
    </message>
    <message>
        <source>Verifying a pack</source>
        <translation>Ein Paket wird geprüft</translation>
    </message>
    <message numerus="yes">
        <source>{} of %Ln drug(s)</source>
        <translation>
            <numerusform>{} von %Ln Arzneimittel</numerusform>
            <numerusform>{} von %Ln Arzneimitteln</numerusform>
        </translation>
    </message>
    <message>
        <source>{}: {} %</source>
        <translation>{}: {} %</translation>
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
    <name>LookUpWindow</name>
    <message>
        <source>Drugs that were found</source>
        <translation>Gefundene Arzneimittel</translation>
    </message>
    <message>
        <source>Look up a drug</source>
        <translation>Arzneimittel nachschlagen</translation>
    </message>
    <message>
        <source>Look up the marked text</source>
        <translation>Markierten Text nachschlagen</translation>
    </message>
    <message>
        <source>Look up – medviewer</source>
        <translation>Nachschlagen – medviewer</translation>
    </message>
    <message>
        <source>No line of the page is surely its dose. Return opens the page.</source>
        <translation>Keine Zeile der Seite ist sicher ihre Dosis. Die Eingabetaste öffnet die Seite.</translation>
    </message>
    <message>
        <source>No name begins so. Those above are near: Down chooses one.</source>
        <translation>Kein Name beginnt so. Die oben sind ähnlich: Pfeil abwärts wählt einen.</translation>
    </message>
    <message>
        <source>No page is called “{}”.</source>
        <translation>Keine Seite heißt „{}“.</translation>
    </message>
    <message>
        <source>Nothing is marked, or this desktop hands over no marked text.</source>
        <translation>Nichts ist markiert, oder dieser Desktop gibt markierten Text nicht weiter.</translation>
    </message>
    <message>
        <source>Return opens the page, Escape closes this.</source>
        <translation>Die Eingabetaste öffnet die Seite, Esc schließt dies.</translation>
    </message>
    <message>
        <source>The libraries are still being read.</source>
        <translation>Die Bibliotheken werden noch gelesen.</translation>
    </message>
    <message>
        <source>Type the first letters of a drug’s name.</source>
        <translation>Tippen Sie die ersten Buchstaben eines Arzneimittelnamens.</translation>
    </message>
    <message>
        <source>What the page says first</source>
        <translation>Was die Seite zuerst sagt</translation>
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
    <message>
        <source>an abbreviation that has been mistaken; it may mean {}</source>
        <translation>eine Abkürzung, die verwechselt wurde; sie kann bedeuten: {}</translation>
    </message>
    <message>
        <source>it names more than one drug</source>
        <translation>es nennt mehr als ein Arzneimittel</translation>
    </message>
    <message>
        <source>no page is called so</source>
        <translation>so heißt keine Seite</translation>
    </message>
    <message>
        <source>several pages are called so</source>
        <translation>so heißen mehrere Seiten</translation>
    </message>
    <message>
        <source>there is room for {} lines</source>
        <translation>es ist Platz für {} Zeilen</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln weitere</numerusform>
            <numerusform>%Ln weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more message(s)</source>
        <translation>
            <numerusform>%Ln weitere Meldung</numerusform>
            <numerusform>%Ln weitere Meldungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close all %Ln</source>
        <translation>
            <numerusform>%Ln schließen</numerusform>
            <numerusform>Alle %Ln schließen</numerusform>
        </translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Said when the program was last open: {}</source>
        <translation>Bei der letzten Sitzung gemeldet: {}</translation>
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
        <source>Mentioned in %Ln page(s)</source>
        <translation>
            <numerusform>Auf %Ln Seite genannt</numerusform>
            <numerusform>Auf %Ln Seiten genannt</numerusform>
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
    <message numerus="yes">
        <source>{} is mentioned in %Ln page(s)</source>
        <translation>
            <numerusform>{} wird auf %Ln Seite genannt</numerusform>
            <numerusform>{} wird auf %Ln Seiten genannt</numerusform>
        </translation>
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
        <source>No local notes yet. Ctrl+N writes one on the open page.</source>
        <translation>Noch keine lokalen Notizen. Strg+N schreibt eine zur geöffneten Seite.</translation>
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
    <name>OpeningControl</name>
    <message>
        <source>Add this folder</source>
        <translation>Diesen Ordner hinzufügen</translation>
    </message>
    <message>
        <source>So many files are not opened at once.</source>
        <translation>So viele Dateien werden nicht auf einmal geöffnet.</translation>
    </message>
    <message>
        <source>Take it out again</source>
        <translation>Wieder herausnehmen</translation>
    </message>
    <message>
        <source>What was asked for opens once the libraries have been read.</source>
        <translation>Das Gewünschte wird geöffnet, sobald die Bibliotheken gelesen sind.</translation>
    </message>
    <message>
        <source>“{}” is a page of no open library. Its folder can be added as one: {}</source>
        <translation>„{}“ ist eine Seite keiner geöffneten Bibliothek. Ihr Ordner kann als Bibliothek hinzugefügt werden: {}</translation>
    </message>
    <message>
        <source>“{}” is among your libraries from now on.</source>
        <translation>„{}“ gehört von jetzt an zu Ihren Bibliotheken.</translation>
    </message>
</context>
<context>
    <name>Output</name>
    <message>
        <source>Export monograph</source>
        <translation>Monographie exportieren</translation>
    </message>
    <message>
        <source>Export table</source>
        <translation>Tabelle exportieren</translation>
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
        <source>Save wall sheet</source>
        <translation>Wandblatt speichern</translation>
    </message>
    <message>
        <source>Table for spreadsheets (CSV)</source>
        <translation>Tabelle für Tabellenkalkulationen (CSV)</translation>
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
        <source>This page has no place “{}”; the link leads nowhere.</source>
        <translation>Diese Seite hat keine Stelle „{}“; der Verweis führt nirgendwohin.</translation>
    </message>
    <message>
        <source>This page has no section “{}”.</source>
        <translation>Diese Seite hat keinen Abschnitt „{}“.</translation>
    </message>
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
    <name>PageTabBar</name>
    <message>
        <source>Close page tab ({})</source>
        <translation>Seitenreiter schließen ({})</translation>
    </message>
    <message>
        <source>Close {}</source>
        <translation>{} schließen</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>New page tab</source>
        <translation>Neuer Seitenreiter</translation>
    </message>
    <message>
        <source>Open pages</source>
        <translation>Offene Seiten</translation>
    </message>
</context>
<context>
    <name>PageTabControl</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the others</source>
        <translation>Die anderen schließen</translation>
    </message>
    <message>
        <source>Move to a new window</source>
        <translation>In ein neues Fenster verschieben</translation>
    </message>
    <message>
        <source>Open in a new page tab</source>
        <translation>In neuem Seitenreiter öffnen</translation>
    </message>
    <message>
        <source>Opening {}…</source>
        <translation>{} wird geöffnet…</translation>
    </message>
    <message>
        <source>So many pages are open that no more have room.</source>
        <translation>So viele Seiten sind offen, dass keine weitere Platz hat.</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Look up “{}”</source>
        <translation>„{}“ nachschlagen</translation>
    </message>
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
        <source>Nothing here is called “{}”.</source>
        <translation>Nichts hier heißt „{}“.</translation>
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
    <message>
        <source>Sections of drugs</source>
        <translation>Abschnitte von Arzneimitteln</translation>
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
        <source>Set id: {}</source>
        <translation>Set-ID: {}</translation>
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
        <source>valid until {}</source>
        <translation>gültig bis {}</translation>
    </message>
    <message>
        <source>was valid until {}</source>
        <translation>war gültig bis {}</translation>
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
    <message numerus="yes">
        <source>and %Ln more (on paper all of them)</source>
        <translation>
            <numerusform>und %Ln weitere (auf Papier alle)</numerusform>
            <numerusform>und %Ln weitere (auf Papier alle)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReaderLibraries</name>
    <message>
        <source>“{}” and “{}” lie one in the other: some pages are listed twice.</source>
        <translation>„{}“ und „{}“ liegen ineinander: Einige Seiten stehen doppelt in der Liste.</translation>
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
    <name>SectionOrderDialog</name>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach o&amp;ben</translation>
    </message>
    <message>
        <source>Order of sections</source>
        <translation>Reihenfolge der Abschnitte</translation>
    </message>
    <message>
        <source>The tabs of a page stand in this order. Those without a tick are at the end of the menu “More”; one that holds a boxed warning is a tab nevertheless. “All” shows the whole page as it is written.</source>
        <translation>Die Reiter einer Seite stehen in dieser Reihenfolge. Die ohne Häkchen stehen am Ende des Menüs „Mehr“; einer mit einem Warnkasten bleibt trotzdem ein Reiter. „Alles“ zeigt die ganze Seite, wie sie geschrieben ist.</translation>
    </message>
</context>
<context>
    <name>SectionTabs</name>
    <message>
        <source>{}. Hidden, but shown here: it holds a boxed warning.</source>
        <translation>{}. Ausgeblendet, aber hier gezeigt: mit einem Warnkasten.</translation>
    </message>
</context>
<context>
    <name>SentenceTable</name>
    <message>
        <source>&amp;Add drugs to a collection…</source>
        <translation>Arzneimittel in eine &amp;Sammlung…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken…</translation>
    </message>
    <message>
        <source>A topic, or words to look for, in “{}”:</source>
        <translation>Ein Thema oder gesuchte Wörter, in „{}“:</translation>
    </message>
    <message>
        <source>A topic, or words to look for, on all pages:</source>
        <translation>Ein Thema oder gesuchte Wörter, auf allen Seiten:</translation>
    </message>
    <message>
        <source>Among: {}</source>
        <translation>Unter: {}</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Drug</source>
        <translation>Arzneimittel</translation>
    </message>
    <message>
        <source>Looked for: {}</source>
        <translation>Gesucht: {}</translation>
    </message>
    <message>
        <source>Looking through the pages…</source>
        <translation>Die Seiten werden durchgesehen…</translation>
    </message>
    <message>
        <source>Looking through the pages… {} of {} passages</source>
        <translation>Die Seiten werden durchgesehen… {} von {} Stellen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Passages that answer by a name of their page alone, of which no sentence is quoted: {}</source>
        <translation>Stellen, die nur durch einen Namen ihrer Seite passen und aus denen kein Satz zitiert ist: {}</translation>
    </message>
    <message>
        <source>Results as a table</source>
        <translation>Ergebnisse als Tabelle</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>Sentences with {}</source>
        <translation>Sätze mit {}</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>The first {} rows are shown. A file that is exported has all of them.</source>
        <translation>Gezeigt sind die ersten {} Zeilen. Eine exportierte Datei hat alle.</translation>
    </message>
    <message>
        <source>The library was read anew meanwhile; a page may be missing. Make the table again.</source>
        <translation>Die Bibliothek wurde inzwischen neu gelesen; eine Seite kann fehlen. Erstellen Sie die Tabelle noch einmal.</translation>
    </message>
    <message>
        <source>What these pages say, word for word. Nothing is judged; what is not found here may still be so.</source>
        <translation>Was diese Seiten sagen, Wort für Wort. Nichts ist bewertet; was hier nicht gefunden ist, kann trotzdem so sein.</translation>
    </message>
    <message>
        <source>Words found</source>
        <translation>Gefundene Wörter</translation>
    </message>
    <message>
        <source>made on {}</source>
        <translation>erstellt am {}</translation>
    </message>
    <message>
        <source>no passage found for: {}</source>
        <translation>keine Stelle gefunden für: {}</translation>
    </message>
    <message>
        <source>none of the open libraries has this page</source>
        <translation>keine der geöffneten Bibliotheken hat diese Seite</translation>
    </message>
    <message>
        <source>part of a longer sentence</source>
        <translation>Teil eines längeren Satzes</translation>
    </message>
    <message>
        <source>the file has changed since it was read for this quote</source>
        <translation>die Datei hat sich geändert, seit sie für dieses Zitat gelesen wurde</translation>
    </message>
    <message>
        <source>the page cannot be read now</source>
        <translation>die Seite kann jetzt nicht gelesen werden</translation>
    </message>
    <message>
        <source>{} passages on {} pages</source>
        <translation>{} Stellen auf {} Seiten</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message numerus="yes">
        <source>%Ln drug(s)</source>
        <translation>
            <numerusform>%Ln Arzneimittel</numerusform>
            <numerusform>%Ln Arzneimittel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln Seite</numerusform>
            <numerusform>%Ln Seiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln collection(s)</source>
        <translation>
            <numerusform>Alle (%Ln Sammlung)</numerusform>
            <numerusform>Alle %Ln Sammlungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln drug(s)</source>
        <translation>
            <numerusform>Alle (%Ln Arzneimittel)</numerusform>
            <numerusform>Alle %Ln Arzneimittel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln favourite(s)</source>
        <translation>
            <numerusform>Alle (%Ln Favorit)</numerusform>
            <numerusform>Alle %Ln Favoriten</numerusform>
        </translation>
    </message>
    <message>
        <source>Being read</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>Collections: none yet. Ctrl+Shift+D puts the open drug into a new one.</source>
        <translation>Sammlungen: noch keine. Strg+Umschalt+D legt das geöffnete Arzneimittel in eine neue.</translation>
    </message>
    <message>
        <source>Continue with</source>
        <translation>Weiter mit</translation>
    </message>
    <message>
        <source>Emergency drugs: pin a collection in its menu, and its drugs stand first here.</source>
        <translation>Notfallmittel: Heften Sie eine Sammlung in ihrem Menü an, und ihre Arzneimittel stehen hier zuerst.</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>Favourites: none yet. Ctrl+D, or the star beside a drug, adds one.</source>
        <translation>Favoriten: noch keine. Strg+D oder der Stern neben einem Arzneimittel fügt einen hinzu.</translation>
    </message>
    <message>
        <source>In no open library</source>
        <translation>In keiner geöffneten Bibliothek</translation>
    </message>
    <message>
        <source>It has no pages. Put Markdown files into its folder, or open another one:</source>
        <translation>Sie hat keine Seiten. Legen Sie Markdown-Dateien in ihren Ordner, oder öffnen Sie eine andere:</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliotheken</translation>
    </message>
    <message>
        <source>No library is open. Open one:</source>
        <translation>Keine Bibliothek ist geöffnet. Öffnen Sie eine:</translation>
    </message>
    <message>
        <source>No page in it could be read. See why, or open another one:</source>
        <translation>Keine Seite darin war lesbar. Sehen Sie nach, warum, oder öffnen Sie eine andere:</translation>
    </message>
    <message>
        <source>Nothing in it yet. Drag drugs onto it in the list, or press Ctrl+Shift+D.</source>
        <translation>Noch nichts darin. Ziehen Sie Arzneimittel in der Liste darauf, oder drücken Sie Strg+Umschalt+D.</translation>
    </message>
    <message>
        <source>Pages that you have read: none yet.</source>
        <translation>Gelesene Seiten: noch keine.</translation>
    </message>
    <message>
        <source>Searches to try</source>
        <translation>Suchen zum Ausprobieren</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>Type the first letters of a drug’s name. Return opens it, F1 shows all keys.</source>
        <translation>Tippen Sie die ersten Buchstaben eines Arzneimittelnamens. Eingabe öffnet es, F1 zeigt alle Tasten.</translation>
    </message>
    <message>
        <source>What is out of reach stays listed as it was, and is read again once it answers.</source>
        <translation>Was nicht erreichbar ist, bleibt gelistet, wie es war, und wird wieder gelesen, sobald es antwortet.</translation>
    </message>
    <message>
        <source>What you keep stands here</source>
        <translation>Hier steht, was Sie behalten</translation>
    </message>
    <message>
        <source>a drug and what is asked about it</source>
        <translation>ein Arzneimittel und was davon gefragt ist</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>ein Name</translation>
    </message>
    <message>
        <source>a name, misspelt</source>
        <translation>ein Name mit Tippfehler</translation>
    </message>
    <message>
        <source>newest page of {}</source>
        <translation>neueste Seite vom {}</translation>
    </message>
    <message>
        <source>not verified yet</source>
        <translation>noch nicht geprüft</translation>
    </message>
    <message>
        <source>out of reach</source>
        <translation>nicht erreichbar</translation>
    </message>
</context>
<context>
    <name>TabCopies</name>
    <message>
        <source>Copying {}</source>
        <translation>{} wird kopiert</translation>
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
    <name>Topics</name>
    <message>
        <source>Alcohol</source>
        <translation>Alkohol</translation>
    </message>
    <message>
        <source>Allergy</source>
        <translation>Allergie</translation>
    </message>
    <message>
        <source>Bleeding</source>
        <translation>Blutungen</translation>
    </message>
    <message>
        <source>Body weight</source>
        <translation>Körpergewicht</translation>
    </message>
    <message>
        <source>Breastfeeding</source>
        <translation>Stillzeit</translation>
    </message>
    <message>
        <source>By vein</source>
        <translation>In die Vene</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>Kinder</translation>
    </message>
    <message>
        <source>Compatibility</source>
        <translation>Kompatibilität</translation>
    </message>
    <message>
        <source>Contraindications</source>
        <translation>Gegenanzeigen</translation>
    </message>
    <message>
        <source>Crushing and feeding tubes</source>
        <translation>Zerkleinern und Ernährungssonden</translation>
    </message>
    <message>
        <source>Driving</source>
        <translation>Fahrtüchtigkeit</translation>
    </message>
    <message>
        <source>Extravasation</source>
        <translation>Paravasat</translation>
    </message>
    <message>
        <source>Food</source>
        <translation>Nahrung</translation>
    </message>
    <message>
        <source>Half-life</source>
        <translation>Halbwertszeit</translation>
    </message>
    <message>
        <source>Heart</source>
        <translation>Herz</translation>
    </message>
    <message>
        <source>Infusion and dilution</source>
        <translation>Infusion und Verdünnung</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>Wechselwirkungen</translation>
    </message>
    <message>
        <source>Kidneys</source>
        <translation>Nieren</translation>
    </message>
    <message>
        <source>Liver</source>
        <translation>Leber</translation>
    </message>
    <message>
        <source>Maximum dose</source>
        <translation>Höchstdosis</translation>
    </message>
    <message>
        <source>Missed dose</source>
        <translation>Vergessene Dosis</translation>
    </message>
    <message>
        <source>Monitoring and levels</source>
        <translation>Überwachung und Spiegel</translation>
    </message>
    <message>
        <source>Older people</source>
        <translation>Ältere Menschen</translation>
    </message>
    <message>
        <source>Onset and duration</source>
        <translation>Wirkungseintritt und -dauer</translation>
    </message>
    <message>
        <source>Overdose</source>
        <translation>Überdosis</translation>
    </message>
    <message>
        <source>Pregnancy</source>
        <translation>Schwangerschaft</translation>
    </message>
    <message>
        <source>QT interval</source>
        <translation>QT-Zeit</translation>
    </message>
    <message>
        <source>Side effects</source>
        <translation>Nebenwirkungen</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Absetzen</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Aufbewahrung</translation>
    </message>
    <message>
        <source>Sunlight</source>
        <translation>Sonnenlicht</translation>
    </message>
    <message>
        <source>Surgery</source>
        <translation>Operationen</translation>
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
    <message numerus="yes">
        <source>%Ln drug(s) named together are of a library that is no longer open.</source>
        <translation>
            <numerusform>%Ln zusammen genanntes Arzneimittel stammt aus einer Bibliothek, die nicht mehr geöffnet ist.</numerusform>
            <numerusform>%Ln zusammen genannte Arzneimittel stammen aus einer Bibliothek, die nicht mehr geöffnet ist.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln drug(s) were taken out of the tray.</source>
        <translation>
            <numerusform>%Ln Arzneimittel wurde aus der Ablage genommen.</numerusform>
            <numerusform>%Ln Arzneimittel wurden aus der Ablage genommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Drugs in the tray</source>
        <translation>Zusammen genannte Arzneimittel</translation>
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
        <source>Not looked at:</source>
        <translation>Nicht berücksichtigt:</translation>
    </message>
    <message>
        <source>Pages of which neither names the other:</source>
        <translation>Seiten, von denen keine die andere nennt:</translation>
    </message>
    <message>
        <source>Paste a list…</source>
        <translation>Liste einfügen…</translation>
    </message>
    <message>
        <source>Paste a medication list</source>
        <translation>Eine Medikationsliste einfügen</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurücklegen</translation>
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
        <source>no room</source>
        <translation>kein Platz</translation>
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
        <source>Start again now</source>
        <translation>Jetzt neu starten</translation>
    </message>
    <message>
        <source>The window speaks the language that was chosen when medviewer is started again.</source>
        <translation>Das Fenster spricht die gewählte Sprache, sobald medviewer neu gestartet wird.</translation>
    </message>
</context>
<context>
    <name>WallSheet</name>
    <message>
        <source>No sheet for {}: {}</source>
        <translation>Kein Blatt für {}: {}</translation>
    </message>
    <message>
        <source>Printed: {}</source>
        <translation>Gedruckt: {}</translation>
    </message>
    <message>
        <source>Printing {}</source>
        <translation>{} wird gedruckt</translation>
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
    <name>WallSheetDialog</name>
    <message>
        <source>&amp;Held</source>
        <translation>&amp;Ausrichtung</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken…</translation>
    </message>
    <message>
        <source>&amp;Save as PDF…</source>
        <translation>Als PDF &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;Valid until</source>
        <translation>&amp;Gültig bis</translation>
    </message>
    <message>
        <source>Choose a section.</source>
        <translation>Wählen Sie einen Abschnitt.</translation>
    </message>
    <message>
        <source>Last day of the sheet</source>
        <translation>Letzter Tag des Blatts</translation>
    </message>
    <message>
        <source>Laying out…</source>
        <translation>Wird gesetzt…</translation>
    </message>
    <message>
        <source>On its side</source>
        <translation>Quer</translation>
    </message>
    <message>
        <source>Pa&amp;per</source>
        <translation>&amp;Papier</translation>
    </message>
    <message>
        <source>Pre&amp;view of</source>
        <translation>&amp;Vorschau von</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>S&amp;ections</source>
        <translation>A&amp;bschnitte</translation>
    </message>
    <message>
        <source>Sections on the sheet</source>
        <translation>Abschnitte auf dem Blatt</translation>
    </message>
    <message>
        <source>Text of {} points</source>
        <translation>Text in {} Punkt</translation>
    </message>
    <message>
        <source>Upright</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Wall sheet of {}</source>
        <translation>Wandblatt von {}</translation>
    </message>
    <message>
        <source>What fits better</source>
        <translation>Was besser passt</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
</context>
<context>
    <name>WayButtons</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>{} ({}); hold for a list of pages</source>
        <translation>{} ({}); gedrückt halten für eine Liste der Seiten</translation>
    </message>
</context>
</TS>
