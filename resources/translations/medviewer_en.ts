<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AlikeRow</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Collected</name>
    <message numerus="yes">
        <source>%n drug(s)</source>
        <translation>
            <numerusform>%n drug</numerusform>
            <numerusform>%n drugs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CollectionControl</name>
    <message numerus="yes">
        <source>%n drug(s) removed from “{}”.</source>
        <translation>
            <numerusform>%n drug removed from “{}”.</numerusform>
            <numerusform>%n drugs removed from “{}”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangeControl</name>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and %n more.</numerusform>
            <numerusform>… and %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Follower</name>
    <message numerus="yes">
        <source>%n local note(s) find no page in the library any more.</source>
        <translation>
            <numerusform>%n local note finds no page in the library any more.</numerusform>
            <numerusform>%n local notes find no page in the library any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What was kept of %n page(s) now belongs to this library.</source>
        <translation>
            <numerusform>What was kept of %n page now belongs to this library.</numerusform>
            <numerusform>What was kept of %n pages now belongs to this library.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryFoot</name>
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
        <source>△ %n changed…</source>
        <translation>
            <numerusform>△ %n changed…</numerusform>
            <numerusform>△ %n changed…</numerusform>
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
</context>
<context>
    <name>MedicationDialog</name>
    <message numerus="yes">
        <source>%n line(s) name no drug for sure and are left out.</source>
        <translation>
            <numerusform>%n line names no drug for sure and is left out.</numerusform>
            <numerusform>%n lines name no drug for sure and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %n drug(s)</source>
        <translation>
            <numerusform>&amp;Add %n drug</numerusform>
            <numerusform>&amp;Add %n drugs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NamedByControl</name>
    <message numerus="yes">
        <source>Named by %n page(s)</source>
        <translation>
            <numerusform>Named by %n page</numerusform>
            <numerusform>Named by %n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Who names {}: %n page(s)</source>
        <translation>
            <numerusform>Who names {}: %n page</numerusform>
            <numerusform>Who names {}: %n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoteCards</name>
    <message numerus="yes">
        <source>%n local note(s) on the whole page</source>
        <translation>
            <numerusform>%n local note on the whole page</numerusform>
            <numerusform>%n local notes on the whole page</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoteControl</name>
    <message numerus="yes">
        <source>%n local note(s) deleted.</source>
        <translation>
            <numerusform>%n local note deleted.</numerusform>
            <numerusform>%n local notes deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotesDialog</name>
    <message numerus="yes">
        <source>%n local note(s).</source>
        <translation>
            <numerusform>%n local note.</numerusform>
            <numerusform>%n local notes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them without a page in the open libraries:</source>
        <translation>
            <numerusform>%n of them without a page in the open libraries:</numerusform>
            <numerusform>%n of them without a page in the open libraries:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrayControl</name>
    <message numerus="yes">
        <source>Named together: %n drug(s)</source>
        <translation>
            <numerusform>Named together: %n drug</numerusform>
            <numerusform>Named together: %n drugs</numerusform>
        </translation>
    </message>
</context>
</TS>
