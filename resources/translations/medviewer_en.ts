<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
</TS>
