<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;About medviewer</source>
        <translation>&amp;Acerca de medviewer</translation>
    </message>
    <message>
        <source>&amp;Add library folder…</source>
        <translation>Aña&amp;dir carpeta de biblioteca…</translation>
    </message>
    <message>
        <source>&amp;All drugs</source>
        <translation>&amp;Todos los medicamentos</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Atrás</translation>
    </message>
    <message>
        <source>C&amp;ompare</source>
        <translation>Co&amp;mparar</translation>
    </message>
    <message>
        <source>&amp;Copy this tab</source>
        <translation>&amp;Copiar esta pestaña</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Oscuro</translation>
    </message>
    <message>
        <source>&amp;Export monograph…</source>
        <translation>&amp;Exportar monografía…</translation>
    </message>
    <message>
        <source>&amp;Favourite</source>
        <translation>&amp;Favorito</translation>
    </message>
    <message>
        <source>&amp;Find a drug</source>
        <translation>&amp;Buscar un medicamento</translation>
    </message>
    <message>
        <source>&amp;Follow the system</source>
        <translation>Como el &amp;sistema</translation>
    </message>
    <message>
        <source>&amp;Forget what was read</source>
        <translation>Ol&amp;vidar lo leído</translation>
    </message>
    <message>
        <source>For&amp;ward</source>
        <translation>A&amp;delante</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Ir</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Alto &amp;contraste</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>&amp;Teclado</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>Texto más &amp;grande</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>&amp;Biblioteca</translation>
    </message>
    <message>
        <source>L&amp;ight</source>
        <translation>C&amp;laro</translation>
    </message>
    <message>
        <source>&amp;Merge favourites from file…</source>
        <translation>&amp;Combinar favoritos de un archivo…</translation>
    </message>
    <message>
        <source>Ne&amp;xt tab</source>
        <translation>Pestaña &amp;siguiente</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>Texto &amp;normal</translation>
    </message>
    <message>
        <source>&amp;Open library folder…</source>
        <translation>&amp;Abrir carpeta de biblioteca…</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>&amp;Página</translation>
    </message>
    <message>
        <source>&amp;Previous tab</source>
        <translation>Pestaña ant&amp;erior</translation>
    </message>
    <message>
        <source>&amp;Print monograph…</source>
        <translation>&amp;Imprimir monografía…</translation>
    </message>
    <message>
        <source>&amp;Problems…</source>
        <translation>&amp;Problemas…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>&amp;Leer de nuevo</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>&amp;Recientes</translation>
    </message>
    <message>
        <source>&amp;Save favourites and history…</source>
        <translation>&amp;Guardar favoritos e historial…</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>Texto más &amp;pequeño</translation>
    </message>
    <message>
        <source>&amp;That of the system</source>
        <translation>El del &amp;sistema</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>By &amp;letter</source>
        <translation>Por &amp;letra</translation>
    </message>
    <message>
        <source>By &amp;name</source>
        <translation>Por &amp;nombre</translation>
    </message>
    <message>
        <source>By A&amp;TC group</source>
        <translation>Por grupo AT&amp;C</translation>
    </message>
    <message>
        <source>By drug &amp;class</source>
        <translation>Por &amp;grupo farmacológico</translation>
    </message>
    <message>
        <source>By l&amp;ibrary</source>
        <translation>Por b&amp;iblioteca</translation>
    </message>
    <message>
        <source>Choose a tab of the page</source>
        <translation>Elegir una pestaña de la página</translation>
    </message>
    <message>
        <source>Co&amp;mpare with others</source>
        <translation>Co&amp;mparar con otros</translation>
    </message>
    <message>
        <source>Copy what is marked, with drug, section and source</source>
        <translation>Copiar lo marcado, con medicamento, sección y fuente</translation>
    </message>
    <message>
        <source>E&amp;xport this tab…</source>
        <translation>E&amp;xportar esta pestaña…</translation>
    </message>
    <message>
        <source>Empty the search field, go to it from the list, close find in page, leave a passage</source>
        <translation>Vaciar el campo de búsqueda, ir a él desde la lista, cerrar la búsqueda en la página, dejar un pasaje</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Pan&amp;talla completa</translation>
    </message>
    <message>
        <source>Fa&amp;vourites</source>
        <translation>&amp;Favoritos</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>Buscar &amp;siguiente</translation>
    </message>
    <message>
        <source>Find in pa&amp;ge…</source>
        <translation>&amp;Buscar en la página…</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>Buscar &amp;anterior</translation>
    </message>
    <message>
        <source>Go from part to part, and from link to link in a page</source>
        <translation>Ir de una parte a otra, y de un enlace a otro en una página</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>Move in the drug list, from the search field too</source>
        <translation>Moverse por la lista, también desde el campo de búsqueda</translation>
    </message>
    <message>
        <source>Open &amp;bundled library</source>
        <translation>Abrir la biblioteca &amp;incluida</translation>
    </message>
    <message>
        <source>Open the chosen drug</source>
        <translation>Abrir el medicamento elegido</translation>
    </message>
    <message>
        <source>Other &amp;names…</source>
        <translation>&amp;Otros nombres…</translation>
    </message>
    <message>
        <source>Print this &amp;tab…</source>
        <translation>Im&amp;primir esta pestaña…</translation>
    </message>
</context>
<context>
    <name>ColumnHead</name>
    <message>
        <source>Open {}</source>
        <translation>Abrir {}</translation>
    </message>
    <message>
        <source>Take {} out of the comparison</source>
        <translation>Quitar {} de la comparación</translation>
    </message>
</context>
<context>
    <name>CompareControl</name>
    <message>
        <source>There is room for {} drugs side by side. Take one out first.</source>
        <translation>Caben {} medicamentos uno junto a otro. Quite antes uno.</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Ctrl+click a drug in the list, or drag it here, to put it beside these.</source>
        <translation>Control+clic en un medicamento de la lista lo pone junto a estos; también se puede arrastrar aquí.</translation>
    </message>
    <message>
        <source>Sections of the pages</source>
        <translation>Secciones de las páginas</translation>
    </message>
    <message>
        <source>Shortened here: open the page to read on.</source>
        <translation>Abreviado aquí: abra la página para seguir leyendo.</translation>
    </message>
    <message>
        <source>The page of {} has no section “{}”.</source>
        <translation>La página de {} no tiene la sección «{}».</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>About medviewer</source>
        <translation>Acerca de medviewer</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Every page was read and understood.</source>
        <translation>Todas las páginas se leyeron y se entendieron.</translation>
    </message>
    <message>
        <source>Everything can be reached without a mouse.</source>
        <translation>Se puede llegar a todo sin ratón.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Shows the monographs of a folder, offline. It shows what a page says and where it came from; it does not check, compute or advise.

Not a medical device. MIT licence.</source>
        <translation>Muestra las monografías de una carpeta, sin conexión. Muestra lo que dice una página y de dónde procede; no comprueba, ni calcula, ni aconseja.

No es un producto sanitario. Licencia MIT.</translation>
    </message>
    <message>
        <source>What could not be read or understood. The pages themselves are shown as far as they could be read.</source>
        <translation>Lo que no se pudo leer o entender. Las páginas mismas se muestran hasta donde se pudieron leer.</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>Qué hacen</translation>
    </message>
</context>
<context>
    <name>DisclaimerBar</name>
    <message>
        <source>Disclaimer: {}</source>
        <translation>Descargo de responsabilidad: {}</translation>
    </message>
    <message>
        <source>Show less of the disclaimer</source>
        <translation>Mostrar menos del descargo de responsabilidad</translation>
    </message>
    <message>
        <source>Show the whole disclaimer</source>
        <translation>Mostrar el descargo de responsabilidad entero</translation>
    </message>
    <message>
        <source>The whole of it stands at the end of the page, under All.</source>
        <translation>Entero está al final de la página, en Todo.</translation>
    </message>
</context>
<context>
    <name>DrugList</name>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>A–Z</source>
        <translation>A–Z</translation>
    </message>
    <message>
        <source>Browse by letter, class, ATC group or library</source>
        <translation>Explorar por letra, grupo farmacológico, grupo ATC o biblioteca</translation>
    </message>
    <message>
        <source>By ATC group</source>
        <translation>Por grupo ATC</translation>
    </message>
    <message>
        <source>By drug class</source>
        <translation>Por grupo farmacológico</translation>
    </message>
    <message>
        <source>By letter</source>
        <translation>Por letra</translation>
    </message>
    <message>
        <source>By library</source>
        <translation>Por biblioteca</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Por nombre</translation>
    </message>
    <message>
        <source>Empty the search field</source>
        <translation>Vaciar el campo de búsqueda</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoritos</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Find a drug</source>
        <translation>Buscar un medicamento</translation>
    </message>
    <message>
        <source>Find a drug by name, generic name or brand</source>
        <translation>Buscar un medicamento por nombre, principio activo o marca</translation>
    </message>
    <message>
        <source>In which sections the text is searched</source>
        <translation>En qué secciones se busca en el texto</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Recientes</translation>
    </message>
    <message>
        <source>Which drugs are listed</source>
        <translation>Qué medicamentos están en la lista</translation>
    </message>
</context>
<context>
    <name>DrugModel</name>
    <message>
        <source>Back to</source>
        <translation>Volver a</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Near name</source>
        <translation>Nombre parecido</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>favorito</translation>
    </message>
</context>
<context>
    <name>DrugView</name>
    <message>
        <source>Drugs</source>
        <translation>Medicamentos</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close find in page</source>
        <translation>Cerrar la búsqueda en la página</translation>
    </message>
    <message>
        <source>Find in page</source>
        <translation>Buscar en la página</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Resultado siguiente</translation>
    </message>
    <message>
        <source>Not on this page</source>
        <translation>No está en esta página</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Resultado anterior</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} de {}</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Add to favourites</source>
        <translation>Añadir a favoritos</translation>
    </message>
    <message>
        <source>Export monograph</source>
        <translation>Exportar monografía</translation>
    </message>
    <message>
        <source>Monograph: {}</source>
        <translation>Monografía: {}</translation>
    </message>
    <message>
        <source>Print monograph</source>
        <translation>Imprimir monografía</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>Quitar de favoritos</translation>
    </message>
    <message>
        <source>⚠ This page marks the drug as banned.</source>
        <translation>⚠ Esta página marca el medicamento como prohibido.</translation>
    </message>
</context>
<context>
    <name>Images</name>
    <message>
        <source>Image cannot be shown: it is damaged, or too large</source>
        <translation>La imagen no se puede mostrar: está dañada o es demasiado grande</translation>
    </message>
    <message>
        <source>Image cannot be shown: {}</source>
        <translation>La imagen no se puede mostrar: {}</translation>
    </message>
    <message>
        <source>Image not shown: {}</source>
        <translation>Imagen no mostrada: {}</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>en</source>
        <comment>the code of the language of this file</comment>
        <translation>es</translation>
    </message>
</context>
<context>
    <name>LibraryControl</name>
    <message>
        <source>Forget</source>
        <translation>Olvidar</translation>
    </message>
    <message>
        <source>Forget what was read?</source>
        <translation>¿Olvidar lo leído?</translation>
    </message>
    <message>
        <source>Merge favourites</source>
        <translation>Combinar favoritos</translation>
    </message>
    <message>
        <source>Merged: {}</source>
        <translation>Combinado: {}</translation>
    </message>
    <message>
        <source>Open library folder</source>
        <translation>Abrir carpeta de biblioteca</translation>
    </message>
    <message>
        <source>Recent drugs and reading places are removed. Favourites stay.</source>
        <translation>Se borran los medicamentos recientes y los puntos de lectura. Los favoritos se conservan.</translation>
    </message>
    <message>
        <source>Save favourites and history</source>
        <translation>Guardar favoritos e historial</translation>
    </message>
    <message>
        <source>Written: {}</source>
        <translation>Escrito: {}</translation>
    </message>
</context>
<context>
    <name>LibraryFoot</name>
    <message numerus="yes">
        <source>%Ln drug(s)</source>
        <translation>
            <numerusform>%Ln medicamento</numerusform>
            <numerusform>%Ln medicamentos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)…</source>
        <translation>
            <numerusform>%Ln problema…</numerusform>
            <numerusform>%Ln problemas…</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Library not reachable: {}. The list is as it was last read.</source>
        <translation>Biblioteca no accesible: {}. La lista está como se leyó por última vez.</translation>
    </message>
    <message>
        <source>Pages read</source>
        <translation>Páginas leídas</translation>
    </message>
    <message>
        <source>Read {} of {} files</source>
        <translation>{} de {} archivos leídos</translation>
    </message>
    <message>
        <source>Stop reading the library</source>
        <translation>Detener la lectura de la biblioteca</translation>
    </message>
    <message numerus="yes">
        <source>{} of %Ln drug(s)</source>
        <translation>
            <numerusform>{} de %Ln medicamento</numerusform>
            <numerusform>{} de %Ln medicamentos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibrarySession</name>
    <message>
        <source>Reading was stopped. What has been read can be used; F5 reads the rest.</source>
        <translation>La lectura se detuvo. Lo leído se puede usar; F5 lee el resto.</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message numerus="yes">
        <source>%Ln drug(s)</source>
        <translation>
            <numerusform>%Ln medicamento</numerusform>
            <numerusform>%Ln medicamentos</numerusform>
        </translation>
    </message>
    <message>
        <source>Did you mean</source>
        <translation>Quizá quiso decir</translation>
    </message>
    <message>
        <source>In the text  ·  over {}</source>
        <translation>En el texto  ·  más de {}</translation>
    </message>
    <message>
        <source>In the text  ·  {}</source>
        <translation>En el texto  ·  {}</translation>
    </message>
    <message>
        <source>Nearly the same</source>
        <translation>Casi igual</translation>
    </message>
</context>
<context>
    <name>Links</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open this address outside medviewer? It leads to {}.</source>
        <translation>¿Abrir esta dirección fuera de medviewer? Lleva a {}.</translation>
    </message>
    <message>
        <source>Open this outside medviewer?</source>
        <translation>¿Abrir esto fuera de medviewer?</translation>
    </message>
    <message>
        <source>This link is too long to be shown whole, and is not opened: {}</source>
        <translation>Este enlace es demasiado largo para mostrarlo entero y no se abre: {}</translation>
    </message>
    <message>
        <source>This link leads nowhere in the library: {}</source>
        <translation>Este enlace no lleva a ningún sitio de la biblioteca: {}</translation>
    </message>
</context>
<context>
    <name>ListControl</name>
    <message>
        <source>Add to favourites</source>
        <translation>Añadir a favoritos</translation>
    </message>
    <message>
        <source>All text</source>
        <translation>Todo el texto</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>No drug is called “{}”, and no page holds it.</source>
        <translation>Ningún medicamento se llama «{}», y no está en ninguna página.</translation>
    </message>
    <message>
        <source>No drug is called “{}”, and that section does not hold it. Others do: choose one above.</source>
        <translation>Ningún medicamento se llama «{}», y no está en esa sección. Está en otras: elija una arriba.</translation>
    </message>
    <message>
        <source>No drug is called “{}”.</source>
        <translation>Ningún medicamento se llama «{}».</translation>
    </message>
    <message>
        <source>No favourites yet. The star in front of a page, or Ctrl+D, keeps a drug here.</source>
        <translation>Aún no hay favoritos. La estrella sobre una página, o Control+D, guarda aquí un medicamento.</translation>
    </message>
    <message>
        <source>No pages in this library. Ctrl+O opens another folder.</source>
        <translation>No hay páginas en esta biblioteca. Control+O abre otra carpeta.</translation>
    </message>
    <message>
        <source>Nothing has been read yet.</source>
        <translation>Aún no se ha leído nada.</translation>
    </message>
    <message>
        <source>Nothing here is called “{}”.</source>
        <translation>Aquí nada se llama «{}».</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Reading the library…</source>
        <translation>Leyendo la biblioteca…</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>Quitar de favoritos</translation>
    </message>
    <message>
        <source>Still open. It does not match “{}”.</source>
        <translation>Sigue abierto. No corresponde a «{}».</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close message</source>
        <translation>Cerrar el mensaje</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Copy details</source>
        <translation>Copiar los detalles</translation>
    </message>
    <message>
        <source>No monograph is named “{}”.</source>
        <translation>Ninguna monografía se llama «{}».</translation>
    </message>
    <message>
        <source>No monograph is named “{}”. Nearest: {}.</source>
        <translation>Ninguna monografía se llama «{}». Las más parecidas: {}.</translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation>Algo ha fallado.</translation>
    </message>
    <message>
        <source>The log is {}; it names no drug.</source>
        <translation>El registro es {}; no nombra ningún medicamento.</translation>
    </message>
    <message>
        <source>The window goes on; nothing you kept is lost.</source>
        <translation>La ventana sigue funcionando; no se ha perdido nada de lo que guardó.</translation>
    </message>
</context>
<context>
    <name>MonographView</name>
    <message>
        <source>Sections of the page</source>
        <translation>Secciones de la página</translation>
    </message>
    <message>
        <source>This page has no section “{}”; the whole page is shown.</source>
        <translation>Esta página no tiene la sección «{}»; se muestra la página entera.</translation>
    </message>
    <message>
        <source>Type the first letters of a drug’s name.

Return opens it, Ctrl+F finds inside it, F1 shows all keys.</source>
        <translation>Escriba las primeras letras de un medicamento.

Intro lo abre, Control+F busca en él, F1 muestra todas las teclas.</translation>
    </message>
</context>
<context>
    <name>NamesDialog</name>
    <message>
        <source>&amp;Add alias…</source>
        <translation>&amp;Añadir alias…</translation>
    </message>
    <message>
        <source>&amp;Empty</source>
        <translation>&amp;Vaciar</translation>
    </message>
    <message>
        <source>&amp;Keep searches that found nothing</source>
        <translation>&amp;Conservar las búsquedas sin resultado</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>&amp;Searches that found nothing</source>
        <translation>&amp;Búsquedas sin resultado</translation>
    </message>
    <message>
        <source>A&amp;dd alias…</source>
        <translation>Aña&amp;dir alias…</translation>
    </message>
    <message>
        <source>A&amp;liases</source>
        <translation>A&amp;lias</translation>
    </message>
    <message>
        <source>Add alias</source>
        <translation>Añadir alias</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>Alias</translation>
    </message>
    <message>
        <source>Drug</source>
        <translation>Medicamento</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Última vez</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>Otros nombres</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Qui&amp;tar</translation>
    </message>
    <message>
        <source>Searches that found no drug are kept on this computer only. An alias leads from what was typed to the drug that was meant; it is found like a name of its own.</source>
        <translation>Las búsquedas que no encontraron ningún medicamento se guardan solo en este ordenador. Un alias lleva de lo escrito al medicamento al que se refería; se encuentra como por un nombre propio.</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Veces</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>Escrito</translation>
    </message>
    <message>
        <source>Which drug is “{}”? Its name, generic name or brand:</source>
        <translation>¿Qué medicamento es «{}»? Nombre, principio activo o marca:</translation>
    </message>
    <message>
        <source>Which name is to be an alias?</source>
        <translation>¿Qué nombre será un alias?</translation>
    </message>
</context>
<context>
    <name>Output</name>
    <message>
        <source>Export monograph</source>
        <translation>Exportar monografía</translation>
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
        <translation>Texto OpenDocument</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>Documento PDF</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Texto sin formato</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Página web</translation>
    </message>
    <message>
        <source>Writing {}</source>
        <translation>Escribiendo {}</translation>
    </message>
    <message>
        <source>Written: {}</source>
        <translation>Escrito: {}</translation>
    </message>
</context>
<context>
    <name>PageControl</name>
    <message>
        <source>{} is no longer in the library; what is shown is how it last read.</source>
        <translation>{} ya no está en la biblioteca; se muestra como se leyó por última vez.</translation>
    </message>
</context>
<context>
    <name>PageDocuments</name>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Monograph text</source>
        <translation>Texto de la monografía</translation>
    </message>
</context>
<context>
    <name>PartBar</name>
    <message>
        <source>Long page: part {} of {}</source>
        <translation>Página larga: parte {} de {}</translation>
    </message>
    <message>
        <source>Next part ›</source>
        <translation>Parte siguiente ›</translation>
    </message>
    <message>
        <source>‹ Previous part</source>
        <translation>‹ Parte anterior</translation>
    </message>
</context>
<context>
    <name>PrintPreview</name>
    <message>
        <source>Laying out…</source>
        <translation>Componiendo…</translation>
    </message>
    <message>
        <source>Print {}</source>
        <translation>Imprimir {}</translation>
    </message>
    <message>
        <source>Print {} – the first {} of {} pages</source>
        <translation>Imprimir {} – las primeras {} de {} páginas</translation>
    </message>
    <message>
        <source>Printed: {}</source>
        <translation>Impreso: {}</translation>
    </message>
    <message>
        <source>Printing {}</source>
        <translation>Imprimiendo {}</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>Provenance</name>
    <message>
        <source>d MMM yyyy</source>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>file of {}</source>
        <translation>archivo del {}</translation>
    </message>
    <message>
        <source>not clinically reviewed</source>
        <translation>sin revisión clínica</translation>
    </message>
    <message>
        <source>not clinically reviewed (dated {}, no reviewer named)</source>
        <translation>sin revisión clínica (con fecha {}, sin nombre de quien la revisó)</translation>
    </message>
    <message>
        <source>reviewed by {}</source>
        <translation>revisada por {}</translation>
    </message>
    <message>
        <source>reviewed by {} on {}</source>
        <translation>revisada por {} el {}</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>This page is no longer in an open library. Open its library folder with Ctrl+O.</source>
        <translation>Esta página ya no está en una biblioteca abierta. Abra la carpeta de su biblioteca con Control+O.</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>In a library that is not open: {}</source>
        <translation>En una biblioteca que no está abierta: {}</translation>
    </message>
    <message>
        <source>No longer in this library</source>
        <translation>Ya no está en esta biblioteca</translation>
    </message>
</context>
<context>
    <name>TabHtml</name>
    <message>
        <source>Sources</source>
        <translation>Fuentes</translation>
    </message>
</context>
<context>
    <name>ViewControl</name>
    <message>
        <source>The window speaks the language that was chosen when medviewer is started again.</source>
        <translation>La ventana hablará el idioma elegido cuando medviewer se inicie de nuevo.</translation>
    </message>
</context>
</TS>
