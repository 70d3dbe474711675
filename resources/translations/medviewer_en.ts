<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CollectionControl</name>
    <message numerus="yes">
        <source>%Ln drug(s) removed from “{}”.</source>
        <translation>
            <numerusform>%Ln drug removed from “{}”.</numerusform>
            <numerusform>%Ln drugs removed from “{}”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangeControl</name>
    <message numerus="yes">
        <source>… and %Ln more.</source>
        <translation>
            <numerusform>… and %Ln more.</numerusform>
            <numerusform>… and %Ln more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>Mark words of the same topic, too: {}. %Ln place(s).</source>
        <translation>
            <numerusform>Mark words of the same topic, too: {}. %Ln place.</numerusform>
            <numerusform>Mark words of the same topic, too: {}. %Ln places.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoldedTabs</name>
    <message numerus="yes">
        <source>%Ln more tab(s)</source>
        <translation>
            <numerusform>%Ln more tab</numerusform>
            <numerusform>%Ln more tabs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportProgress</name>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln drug(s)</source>
        <translation>
            <numerusform>%Ln drug</numerusform>
            <numerusform>%Ln drugs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s)</source>
        <translation>
            <numerusform>%Ln label</numerusform>
            <numerusform>%Ln labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln word</numerusform>
            <numerusform>%Ln words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>about %Ln minute left</numerusform>
            <numerusform>about %Ln minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelFacts</name>
    <message numerus="yes">
        <source>%Ln more: type the name into the search field</source>
        <translation>
            <numerusform>%Ln more: type the name into the search field</numerusform>
            <numerusform>%Ln more: type the name into the search field</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibrariesDialog</name>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message numerus="yes">
        <source>%Ln drug(s)</source>
        <translation>
            <numerusform>%Ln drug</numerusform>
            <numerusform>%Ln drugs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) left out by the filter</source>
        <translation>
            <numerusform>%Ln label left out by the filter</numerusform>
            <numerusform>%Ln labels left out by the filter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %Ln label(s)</source>
        <translation>
            <numerusform>Show %Ln label</numerusform>
            <numerusform>Show all %Ln labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{} · %Ln label(s)</source>
        <translation>
            <numerusform>{} · %Ln label</numerusform>
            <numerusform>{} · %Ln labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{} · {} of %Ln label(s)</source>
        <translation>
            <numerusform>{} · {} of %Ln label</numerusform>
            <numerusform>{} · {} of %Ln labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListCollections</name>
    <message numerus="yes">
        <source>%Ln drug(s)</source>
        <translation>
            <numerusform>%Ln drug</numerusform>
            <numerusform>%Ln drugs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListControl</name>
    <message numerus="yes">
        <source>Looked through: %Ln page(s) of {}.</source>
        <translation>
            <numerusform>Looked through: %Ln page of {}.</numerusform>
            <numerusform>Looked through: %Ln pages of {}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking through %Ln page(s) for “{}” …</source>
        <translation>
            <numerusform>Looking through %Ln page for “{}” …</numerusform>
            <numerusform>Looking through %Ln pages for “{}” …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListFoot</name>
    <message numerus="yes">
        <source>%Ln drug(s)</source>
        <translation>
            <numerusform>%Ln drug</numerusform>
            <numerusform>%Ln drugs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)…</source>
        <translation>
            <numerusform>%Ln problem…</numerusform>
            <numerusform>%Ln problems…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{} of %Ln drug(s)</source>
        <translation>
            <numerusform>{} of %Ln drug</numerusform>
            <numerusform>{} of %Ln drugs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>△ %Ln changed…</source>
        <translation>
            <numerusform>△ %Ln changed…</numerusform>
            <numerusform>△ %Ln changed…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LookalikeRow</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MedicationDialog</name>
    <message numerus="yes">
        <source>%Ln line(s) name no drug for sure and are left out.</source>
        <translation>
            <numerusform>%Ln line names no drug for sure and is left out.</numerusform>
            <numerusform>%Ln lines name no drug for sure and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %Ln drug(s)</source>
        <translation>
            <numerusform>&amp;Add %Ln drug</numerusform>
            <numerusform>&amp;Add %Ln drugs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more message(s)</source>
        <translation>
            <numerusform>%Ln more message</numerusform>
            <numerusform>%Ln more messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close all %Ln</source>
        <translation>
            <numerusform>Close %Ln</numerusform>
            <numerusform>Close all %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MoveFollower</name>
    <message numerus="yes">
        <source>%Ln local note(s) find no page in the library any more.</source>
        <translation>
            <numerusform>%Ln local note finds no page in the library any more.</numerusform>
            <numerusform>%Ln local notes find no page in the library any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What was kept of %Ln page(s) now belongs to this library.</source>
        <translation>
            <numerusform>What was kept of %Ln page now belongs to this library.</numerusform>
            <numerusform>What was kept of %Ln pages now belongs to this library.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NamedByControl</name>
    <message numerus="yes">
        <source>Mentioned in %Ln page(s)</source>
        <translation>
            <numerusform>Mentioned in %Ln page</numerusform>
            <numerusform>Mentioned in %Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{} is mentioned in %Ln page(s)</source>
        <translation>
            <numerusform>{} is mentioned in %Ln page</numerusform>
            <numerusform>{} is mentioned in %Ln pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoteCards</name>
    <message numerus="yes">
        <source>%Ln local note(s) on the whole page</source>
        <translation>
            <numerusform>%Ln local note on the whole page</numerusform>
            <numerusform>%Ln local notes on the whole page</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoteControl</name>
    <message numerus="yes">
        <source>%Ln local note(s) deleted.</source>
        <translation>
            <numerusform>%Ln local note deleted.</numerusform>
            <numerusform>%Ln local notes deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotesDialog</name>
    <message numerus="yes">
        <source>%Ln local note(s).</source>
        <translation>
            <numerusform>%Ln local note.</numerusform>
            <numerusform>%Ln local notes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them without a page in the open libraries:</source>
        <translation>
            <numerusform>%Ln of them without a page in the open libraries:</numerusform>
            <numerusform>%Ln of them without a page in the open libraries:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackChanges</name>
    <message numerus="yes">
        <source>%Ln added</source>
        <translation>
            <numerusform>%Ln added</numerusform>
            <numerusform>%Ln added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln as before</source>
        <translation>
            <numerusform>%Ln as before</numerusform>
            <numerusform>%Ln as before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone</source>
        <translation>
            <numerusform>%Ln gone</numerusform>
            <numerusform>%Ln gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln moved</source>
        <translation>
            <numerusform>%Ln moved</numerusform>
            <numerusform>%Ln moved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackControl</name>
    <message numerus="yes">
        <source>Copies of %Ln pack(s) are kept: {}.</source>
        <translation>
            <numerusform>Copies of %Ln pack are kept: {}.</numerusform>
            <numerusform>Copies of %Ln packs are kept: {}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copies of %Ln pack(s) are removed: {}.</source>
        <translation>
            <numerusform>Copies of %Ln pack are removed: {}.</numerusform>
            <numerusform>Copies of %Ln packs are removed: {}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuotesView</name>
    <message numerus="yes">
        <source>and %Ln more (on paper all of them)</source>
        <translation>
            <numerusform>and %Ln more (on paper all of them)</numerusform>
            <numerusform>and %Ln more (on paper all of them)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message numerus="yes">
        <source>%Ln drug(s)</source>
        <translation>
            <numerusform>%Ln drug</numerusform>
            <numerusform>%Ln drugs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln collection(s)</source>
        <translation>
            <numerusform>All %Ln collection</numerusform>
            <numerusform>All %Ln collections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln drug(s)</source>
        <translation>
            <numerusform>All %Ln drug</numerusform>
            <numerusform>All %Ln drugs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln favourite(s)</source>
        <translation>
            <numerusform>All %Ln favourite</numerusform>
            <numerusform>All %Ln favourites</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrayControl</name>
    <message numerus="yes">
        <source>%Ln drug(s) named together are of a library that is no longer open.</source>
        <translation>
            <numerusform>%Ln drug named together is of a library that is no longer open.</numerusform>
            <numerusform>%Ln drugs named together are of a library that is no longer open.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln drug(s) were taken out of the tray.</source>
        <translation>
            <numerusform>%Ln drug was taken out of the tray.</numerusform>
            <numerusform>%Ln drugs were taken out of the tray.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Named together: %Ln drug(s)</source>
        <translation>
            <numerusform>Named together: %Ln drug</numerusform>
            <numerusform>Named together: %Ln drugs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WallSheet</name>
    <message numerus="yes">
        <source>… and %Ln more.</source>
        <translation>
            <numerusform>… and %Ln more.</numerusform>
            <numerusform>… and %Ln more.</numerusform>
        </translation>
    </message>
</context>
</TS>
