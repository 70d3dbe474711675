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
        <source>Ne&amp;xt tab</source>
        <translation>Pestaña &amp;siguiente</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>Texto &amp;normal</translation>
    </message>
    <message>
        <source>&amp;Add local note…</source>
        <translation>Añadir &amp;nota local…</translation>
    </message>
    <message>
        <source>&amp;Add to a collection…</source>
        <translation>&amp;Añadir a una colección…</translation>
    </message>
    <message>
        <source>&amp;Carry over from another library…</source>
        <translation>&amp;Trasladar desde otra biblioteca…</translation>
    </message>
    <message>
        <source>&amp;Collection</source>
        <translation>&amp;Colección</translation>
    </message>
    <message>
        <source>&amp;Downtime pack…</source>
        <translation>&amp;Paquete de contingencia…</translation>
    </message>
    <message>
        <source>&amp;Licences…</source>
        <translation>&amp;Licencias…</translation>
    </message>
    <message>
        <source>&amp;Local notes…</source>
        <translation>&amp;Notas locales…</translation>
    </message>
    <message>
        <source>&amp;New collection…</source>
        <translation>&amp;Nueva colección…</translation>
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
        <source>&amp;Recent</source>
        <translation>&amp;Recientes</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Cambiar nombre…</translation>
    </message>
    <message>
        <source>&amp;Show what changed</source>
        <translation>Mostrar &amp;los cambios</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>Texto más &amp;pequeño</translation>
    </message>
    <message>
        <source>&amp;Undo deleting</source>
        <translation>&amp;Deshacer la eliminación</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;What changed…</source>
        <translation>Qué &amp;ha cambiado…</translation>
    </message>
    <message>
        <source>A&amp;dd library pack…</source>
        <translation>Añadir paquete de &amp;biblioteca…</translation>
    </message>
    <message>
        <source>A&amp;dd to named together</source>
        <translation>A&amp;ñadir a «Nombrados juntos»</translation>
    </message>
    <message>
        <source>Back to t&amp;he pack before</source>
        <translation>Volver al paquete ante&amp;rior</translation>
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
        <translation>&amp;Por grupo ATC</translation>
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
        <source>C&amp;hanged since read</source>
        <translation>&amp;Cambiados desde la lectura</translation>
    </message>
    <message>
        <source>Choose a tab of the page</source>
        <translation>Elegir una pestaña de la página</translation>
    </message>
    <message>
        <source>Co&amp;lour…</source>
        <translation>C&amp;olor…</translation>
    </message>
    <message>
        <source>Co&amp;mpare with others</source>
        <translation>Co&amp;mparar con otros</translation>
    </message>
    <message>
        <source>Collection&amp;s</source>
        <translation>C&amp;olecciones</translation>
    </message>
    <message>
        <source>Copy what is marked, with drug, section and source</source>
        <translation>Copiar lo marcado, con medicamento, sección y fuente</translation>
    </message>
    <message>
        <source>Ctrl+click on a drug of the list</source>
        <translation>Ctrl+clic en un medicamento de la lista</translation>
    </message>
    <message>
        <source>Ctrl+click on a name in a text</source>
        <translation>Ctrl+clic en un nombre de un texto</translation>
    </message>
    <message>
        <source>D&amp;elete collection</source>
        <translation>&amp;Eliminar colección</translation>
    </message>
    <message>
        <source>Delete l&amp;ocal note</source>
        <translation>Eliminar n&amp;ota local</translation>
    </message>
    <message>
        <source>Double click on a word of a page</source>
        <translation>Doble clic en una palabra de una página</translation>
    </message>
    <message>
        <source>E&amp;dit local note…</source>
        <translation>Edi&amp;tar nota local…</translation>
    </message>
    <message>
        <source>E&amp;xport this tab…</source>
        <translation>E&amp;xportar esta pestaña…</translation>
    </message>
    <message>
        <source>Keep ready a&amp;fter closing</source>
        <translation>Mantener &amp;listo tras cerrar</translation>
    </message>
    <message>
        <source>Loo&amp;k up marked text</source>
        <translation>Buscar el te&amp;xto marcado</translation>
    </message>
    <message>
        <source>Look-up window</source>
        <translation>Ventana de consulta</translation>
    </message>
    <message>
        <source>Mana&amp;ge libraries…</source>
        <translation>Ordenar &amp;y gestionar bibliotecas…</translation>
    </message>
    <message>
        <source>Mar&amp;k as read</source>
        <translation>Ma&amp;rcar como leído</translation>
    </message>
    <message>
        <source>Mark it, to be copied or looked up (Ctrl+U); nothing opens by itself</source>
        <translation>Marcarla, para copiarla o buscarla (Ctrl+U); nada se abre por sí solo</translation>
    </message>
    <message>
        <source>Men&amp;tioned in</source>
        <translation>&amp;Qué páginas lo mencionan</translation>
    </message>
    <message>
        <source>N&amp;ext area</source>
        <translation>&amp;Zona siguiente</translation>
    </message>
    <message>
        <source>Ne&amp;w window</source>
        <translation>&amp;Ventana nueva</translation>
    </message>
    <message>
        <source>Open it in a new page tab, as the middle button does: a drug, a tile, a link, a page of Back</source>
        <translation>Abrirlo en una pestaña nueva, como el botón central: un medicamento, un recuadro, un enlace, una página de Atrás</translation>
    </message>
    <message>
        <source>Open library pac&amp;k…</source>
        <translation>Abrir pa&amp;quete de biblioteca…</translation>
    </message>
    <message>
        <source>Page tabs</source>
        <translation>Pestañas de páginas</translation>
    </message>
    <message>
        <source>Previo&amp;us area</source>
        <translation>Zona pre&amp;via</translation>
    </message>
    <message>
        <source>Print this ta&amp;b…</source>
        <translation>Im&amp;primir esta pestaña…</translation>
    </message>
    <message>
        <source>Read that drug beside this one</source>
        <translation>Leer ese medicamento junto a este</translation>
    </message>
    <message>
        <source>Read the page; from the search field too, once Return has opened one, until a letter is typed</source>
        <translation>Leer la página; también desde el campo de búsqueda, cuando Intro ha abierto una, hasta que se escriba una letra</translation>
    </message>
    <message>
        <source>Remo&amp;ve copies of packs…</source>
        <translation>Quitar las copias veri&amp;ficadas de paquetes…</translation>
    </message>
    <message>
        <source>Remove, rename, move in the order, among collections and in one</source>
        <translation>Quitar, cambiar el nombre, mover en el orden, entre las colecciones y dentro de una</translation>
    </message>
    <message>
        <source>Results as a ta&amp;ble…</source>
        <translation>Resultados como ta&amp;bla…</translation>
    </message>
    <message>
        <source>Set by your site, in {}</source>
        <translation>Fijado por su centro, en {}</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Página de inicio</translation>
    </message>
    <message>
        <source>Stop reading aloud, clear the search field, go to it from the list, close find in page or the message that has the keyboard, go back to what led here</source>
        <translation>Detener la lectura en voz alta, vaciar el campo de búsqueda, ir a él desde la lista, cerrar la búsqueda en la página o el mensaje que tiene el foco, volver a lo que condujo aquí</translation>
    </message>
    <message>
        <source>Switched off by your site, in {}</source>
        <translation>Desactivado por su centro, en {}</translation>
    </message>
    <message>
        <source>T&amp;ables as lists</source>
        <translation>T&amp;ablas como listas</translation>
    </message>
    <message>
        <source>Ta&amp;ble of a topic…</source>
        <translation>Ta&amp;bla de un tema…</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Pan&amp;talla completa</translation>
    </message>
    <message>
        <source>&amp;Close page tab</source>
        <translation>&amp;Cerrar la pestaña de página</translation>
    </message>
    <message>
        <source>&amp;Compact list</source>
        <translation>Lista co&amp;mpacta</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>Más &amp;rápido</translation>
    </message>
    <message>
        <source>&amp;Import from a file…</source>
        <translation>&amp;Importar de un archivo…</translation>
    </message>
    <message>
        <source>&amp;Import labels or lists…</source>
        <translation>I&amp;mportar fichas técnicas o listas…</translation>
    </message>
    <message>
        <source>&amp;Move page tab to a new window</source>
        <translation>&amp;Mover la pestaña de página a una ventana nueva</translation>
    </message>
    <message>
        <source>&amp;New page tab</source>
        <translation>&amp;Nueva pestaña de página</translation>
    </message>
    <message>
        <source>&amp;Next sentence</source>
        <translation>&amp;Frase siguiente</translation>
    </message>
    <message>
        <source>&amp;Order of sections…</source>
        <translation>Or&amp;den de las secciones…</translation>
    </message>
    <message>
        <source>&amp;Pin to the start page, or unpin</source>
        <translation>&amp;Fijar en la página de inicio o soltar</translation>
    </message>
    <message>
        <source>&amp;Previous page tab</source>
        <translation>Pestaña de página &amp;anterior</translation>
    </message>
    <message>
        <source>&amp;Previous sentence</source>
        <translation>Frase &amp;anterior</translation>
    </message>
    <message>
        <source>&amp;Read aloud or pause</source>
        <translation>&amp;Leer en voz alta o pausar</translation>
    </message>
    <message>
        <source>&amp;Read it aloud</source>
        <translation>Leer en &amp;voz alta</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>Recar&amp;gar</translation>
    </message>
    <message>
        <source>&amp;Reopen closed page tab</source>
        <translation>&amp;Reabrir la pestaña de página cerrada</translation>
    </message>
    <message>
        <source>&amp;Stop reading aloud</source>
        <translation>&amp;Detener la lectura</translation>
    </message>
    <message>
        <source>&amp;System language</source>
        <translation>Idioma del &amp;sistema</translation>
    </message>
    <message>
        <source>&amp;Wall sheets…</source>
        <translation>&amp;Hojas de pared…</translation>
    </message>
    <message>
        <source>Clear histor&amp;y…</source>
        <translation>&amp;Vaciar el historial…</translation>
    </message>
    <message>
        <source>Downtime pack with A–&amp;Z sheets…</source>
        <translation>Paquete de contingencia con hojas A–&amp;Z…</translation>
    </message>
    <message>
        <source>E&amp;xport to a file…</source>
        <translation>E&amp;xportar a un archivo…</translation>
    </message>
    <message>
        <source>Essent&amp;ials</source>
        <translation>Lo esencial, de &amp;un vistazo</translation>
    </message>
    <message>
        <source>Export favourites and hi&amp;story…</source>
        <translation>E&amp;xportar favoritos e historial…</translation>
    </message>
    <message>
        <source>Export local notes to a fold&amp;er…</source>
        <translation>Exportar notas locales a una carp&amp;eta…</translation>
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
        <source>Go to an&amp;ything…</source>
        <translation>Ir a cual&amp;quier elemento…</translation>
    </message>
    <message>
        <source>I&amp;mport favourites from a file…</source>
        <translation>Importar favoritos de un ar&amp;chivo…</translation>
    </message>
    <message>
        <source>Import local no&amp;tes from a folder…</source>
        <translation>Importar notas locales de &amp;una carpeta…</translation>
    </message>
    <message>
        <source>Inc&amp;lude local notes in print and export</source>
        <translation>Incluir notas locales al imprimir &amp;y exportar</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>Lin&amp;ks to other drugs</source>
        <translation>&amp;Enlaces a otros medicamentos</translation>
    </message>
    <message>
        <source>Outlin&amp;e</source>
        <translation>Esq&amp;uema</translation>
    </message>
    <message>
        <source>Paste a &amp;medication list…</source>
        <translation>Pegar &amp;una lista de medicación…</translation>
    </message>
    <message>
        <source>Read it beside the open page</source>
        <translation>Leerlo junto a la página abierta</translation>
    </message>
    <message>
        <source>S&amp;lower</source>
        <translation>Más l&amp;ento</translation>
    </message>
    <message>
        <source>Wall s&amp;heet…</source>
        <translation>&amp;Hoja de pared…</translation>
    </message>
    <message>
        <source>Move in the drug list, from the search field too</source>
        <translation>Moverse por la lista, también desde el campo de búsqueda</translation>
    </message>
    <message>
        <source>Named to&amp;gether</source>
        <translation>Nombrados &amp;juntos</translation>
    </message>
    <message>
        <source>Ne&amp;xt page tab</source>
        <translation>Pestaña de página &amp;siguiente</translation>
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
</context>
<context>
    <name>AliasesDialog</name>
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
        <source>Every search so far has found something. One that does not will stand here.</source>
        <translation>Hasta ahora todas las búsquedas han encontrado algo. La que no lo haga estará aquí.</translation>
    </message>
    <message>
        <source>It was</source>
        <translation>Era</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Última vez</translation>
    </message>
    <message>
        <source>No aliases yet. “Add alias…” lets another name lead to a drug.</source>
        <translation>Aún no hay alias. «Añadir alias…» hace que otro nombre lleve a un medicamento.</translation>
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
        <source>Search a&amp;gain</source>
        <translation>Buscar de &amp;nuevo</translation>
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
    <message>
        <source>an abbreviation, may mean: {}</source>
        <translation>una abreviatura, puede significar: {}</translation>
    </message>
    <message>
        <source>the topic “{}” of “{}”</source>
        <translation>el tema «{}» de «{}»</translation>
    </message>
</context>
<context>
    <name>AloudBar</name>
    <message>
        <source>Go on reading aloud</source>
        <translation>Seguir leyendo en voz alta</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>Frase siguiente</translation>
    </message>
    <message>
        <source>Pause reading aloud</source>
        <translation>Pausar la lectura en voz alta</translation>
    </message>
    <message>
        <source>Previous sentence</source>
        <translation>Frase anterior</translation>
    </message>
    <message>
        <source>Read faster</source>
        <translation>Leer más rápido</translation>
    </message>
    <message>
        <source>Read more slowly</source>
        <translation>Leer más despacio</translation>
    </message>
    <message>
        <source>Speed {}</source>
        <translation>Velocidad {}</translation>
    </message>
    <message>
        <source>Stop reading aloud</source>
        <translation>Detener la lectura en voz alta</translation>
    </message>
</context>
<context>
    <name>AloudControl</name>
    <message>
        <source>No speech service of this computer answers. On Debian and Ubuntu install speech-dispatcher and speech-dispatcher-espeak-ng.</source>
        <translation>Ningún servicio de voz de este equipo responde. En Debian y Ubuntu instale speech-dispatcher y speech-dispatcher-espeak-ng.</translation>
    </message>
    <message>
        <source>No voice of this computer speaks {}. Add one in the settings of the system; on Debian and Ubuntu install speech-dispatcher-espeak-ng.</source>
        <translation>Ninguna voz de este equipo habla {}. Añada una en los ajustes del sistema; en Debian y Ubuntu instale speech-dispatcher-espeak-ng.</translation>
    </message>
    <message>
        <source>Read &amp;aloud from here</source>
        <translation>Leer en &amp;voz alta desde aquí</translation>
    </message>
    <message>
        <source>Reading aloud</source>
        <translation>Leyendo en voz alta</translation>
    </message>
    <message>
        <source>Reading aloud is paused</source>
        <translation>La lectura está en pausa</translation>
    </message>
    <message>
        <source>Reading aloud needs Qt’s speech module, which is not installed: install medviewer[speech] in place of medviewer.</source>
        <translation>Para leer en voz alta falta el módulo de voz de Qt: instale medviewer[speech] en lugar de medviewer.</translation>
    </message>
    <message>
        <source>Starting the voice…</source>
        <translation>La voz está arrancando…</translation>
    </message>
    <message>
        <source>The speech service of this computer does not answer. Is there a sound device, and is it on?</source>
        <translation>El servicio de voz de este equipo no responde. ¿Hay un dispositivo de sonido, y está encendido?</translation>
    </message>
    <message>
        <source>The speech service of this computer has failed; reading aloud has stopped.</source>
        <translation>El servicio de voz de este equipo ha fallado; la lectura se ha detenido.</translation>
    </message>
    <message>
        <source>There is nothing to read aloud from here on.</source>
        <translation>Desde aquí no hay nada que leer en voz alta.</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Collections</source>
        <translation>Colecciones</translation>
    </message>
    <message>
        <source>Mark a name or a word in the page first; a double click on a word marks it.</source>
        <translation>Marque antes un nombre o una palabra en la página; un doble clic en una palabra la marca.</translation>
    </message>
</context>
<context>
    <name>BoxedMark</name>
    <message>
        <source>1 of {}: </source>
        <translation>1 de {}: </translation>
    </message>
    <message>
        <source>Goes to the boxed warning</source>
        <translation>Lleva a la advertencia en recuadro</translation>
    </message>
</context>
<context>
    <name>ChangedBar</name>
    <message>
        <source>Mark as read</source>
        <translation>Marcar como leído</translation>
    </message>
    <message>
        <source>Show what changed</source>
        <translation>Mostrar los cambios</translation>
    </message>
    <message>
        <source>△ Changed since you read it on {}.</source>
        <translation>△ Ha cambiado desde que la leyó el {}.</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>No word of it is different.</source>
        <translation>Ninguna palabra es distinta.</translation>
    </message>
    <message>
        <source>Unchanged sections: {}.</source>
        <translation>Secciones sin cambios: {}.</translation>
    </message>
    <message>
        <source>added words are underlined</source>
        <translation>las palabras añadidas están subrayadas</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>cambiada</translation>
    </message>
    <message>
        <source>moved to another place</source>
        <translation>movida a otro lugar</translation>
    </message>
    <message>
        <source>new section</source>
        <translation>sección nueva</translation>
    </message>
    <message>
        <source>removed words are struck through</source>
        <translation>las palabras eliminadas están tachadas</translation>
    </message>
    <message>
        <source>section removed</source>
        <translation>sección eliminada</translation>
    </message>
    <message>
        <source>… The rest of this section is too long to be shown here.</source>
        <translation>… El resto de esta sección es demasiado largo para mostrarlo aquí.</translation>
    </message>
    <message>
        <source>… stands for words that are the same in both.</source>
        <translation>… representa palabras que son iguales en ambas.</translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message>
        <source>Comparing…</source>
        <translation>Comparando…</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Marcar como leído</translation>
    </message>
    <message>
        <source>What changed in {}</source>
        <translation>Qué ha cambiado en {}</translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>A topic without a chip was not found by its words; that says nothing about the drug.</source>
        <translation>Un tema sin botón no se encontró por sus palabras; eso no dice nada del medicamento.</translation>
    </message>
    <message>
        <source>Goes through the paragraphs with words for this topic, one after the other ({}). A topic without a chip was not found by its words; that says nothing about the drug.</source>
        <translation>Recorre uno tras otro los párrafos con palabras de este tema ({}). Un tema sin botón no se encontró por sus palabras; eso no dice nada del medicamento.</translation>
    </message>
    <message>
        <source>Jump to</source>
        <translation>Ir a</translation>
    </message>
    <message>
        <source>Jump to {}</source>
        <translation>Ir a: {}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>More topics</source>
        <translation>Más temas</translation>
    </message>
</context>
<context>
    <name>CollectionControl</name>
    <message numerus="yes">
        <source>%Ln drug(s) removed from “{}”.</source>
        <translation>
            <numerusform>%Ln medicamento quitado de «{}».</numerusform>
            <numerusform>%Ln medicamentos quitados de «{}».</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a collection first: Alt+9 lists them.</source>
        <translation>Elija primero una colección: Alt+9 las muestra.</translation>
    </message>
    <message>
        <source>Choose a drug in the list, or open one.</source>
        <translation>Elija un medicamento de la lista, o abra uno.</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Colecciones</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Deleted: the collection “{}”.</source>
        <translation>Eliminada: la colección «{}».</translation>
    </message>
    <message>
        <source>Its name:</source>
        <translation>Su nombre:</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>Nueva colección</translation>
    </message>
    <message>
        <source>New collection…</source>
        <translation>Nueva colección…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Pin to the start page</source>
        <translation>Fijar en la página de inicio</translation>
    </message>
    <message>
        <source>Remove from “{}”</source>
        <translation>Quitar de «{}»</translation>
    </message>
    <message>
        <source>Rename collection</source>
        <translation>Cambiar el nombre de la colección</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Cambiar nombre…</translation>
    </message>
    <message>
        <source>The drugs of “{}” no longer stand first on the start page.</source>
        <translation>Los medicamentos de «{}» ya no están los primeros en la página de inicio.</translation>
    </message>
    <message>
        <source>The drugs of “{}” stand first on the start page: Alt+Home.</source>
        <translation>Los medicamentos de «{}» están los primeros en la página de inicio: Alt+Inicio.</translation>
    </message>
    <message>
        <source>Unpin from the start page</source>
        <translation>Soltar de la página de inicio</translation>
    </message>
</context>
<context>
    <name>Colours</name>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Naranja</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Morado</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rojo</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Verde azulado</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Amarillo</translation>
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
        <source>Not all drugs of this comparison are in the library any more.</source>
        <translation>No todos los medicamentos de esta comparación siguen en la biblioteca.</translation>
    </message>
    <message>
        <source>Nothing to compare yet: choose another drug in the list, and press Ctrl+Return.</source>
        <translation>Aún no hay nada que comparar: elija otro medicamento en la lista y pulse Ctrl+Intro.</translation>
    </message>
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

Not a medical device. MIT licence; Qt and PySide6 are used under the GNU Lesser General Public License, version 3. The licences of all parts stand under Licences.</source>
        <translation>Muestra las monografías de una carpeta, sin conexión. Muestra lo que dice una página y de dónde procede; no comprueba, ni calcula, ni aconseja.

No es un producto sanitario. Licencia MIT; Qt y PySide6 se usan bajo la GNU Lesser General Public License, versión 3. Las licencias de todos los componentes están en Licencias.</translation>
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
        <source>Clear the search field</source>
        <translation>Vaciar el campo de búsqueda</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Colecciones</translation>
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
        <source>Collection</source>
        <translation>Colección</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Local note</source>
        <translation>Nota local</translation>
    </message>
    <message>
        <source>Near name</source>
        <translation>Nombre parecido</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>favorito</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>plegado</translation>
    </message>
    <message>
        <source>menu</source>
        <translation>menú</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>desplegado</translation>
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
    <name>Errors</name>
    <message>
        <source> and {} more</source>
        <translation>y {} más</translation>
    </message>
    <message>
        <source>, nor {:,} others</source>
        <translation>, ni otros {:,}</translation>
    </message>
    <message>
        <source>A collection needs a name of letters that can be seen. Type one.</source>
        <translation>Una colección necesita un nombre con letras visibles. Escriba uno.</translation>
    </message>
    <message>
        <source>A folder has this name. Choose another name.</source>
        <translation>Una carpeta tiene ya este nombre. Elija otro.</translation>
    </message>
    <message>
        <source>A hidden character</source>
        <translation>Un carácter oculto</translation>
    </message>
    <message>
        <source>A library cannot be called “{}”: no slash, at most 200 letters. Choose a --name.</source>
        <translation>Una biblioteca no puede llamarse «{}»: sin barras, 200 letras como máximo. Elija un nombre con --name.</translation>
    </message>
    <message>
        <source>A part of the folder&apos;s path is a file. Choose another folder.</source>
        <translation>Una parte de la ruta de la carpeta es un archivo. Elija otra carpeta.</translation>
    </message>
    <message>
        <source>A public key is “ed25519:” and 64 hex digits, as `medviewer pack keygen` prints it.</source>
        <translation>Una clave pública es «ed25519:» y 64 dígitos hexadecimales, como la que muestra `medviewer pack keygen`.</translation>
    </message>
    <message>
        <source>A sheet cannot be valid until {}: that day is past.</source>
        <translation>Una hoja no puede valer hasta el {}: ese día ya pasó.</translation>
    </message>
    <message>
        <source>Ask its owner for permission to read it.</source>
        <translation>Pida permiso a su propietario para leerlo.</translation>
    </message>
    <message>
        <source>Attributes are left out, with the words {}. Write these in the text.</source>
        <translation>Se omiten atributos con las palabras {}. Escríbalas en el texto.</translation>
    </message>
    <message>
        <source>Check the disk and its free space, then try again.</source>
        <translation>Compruebe el disco y su espacio libre e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Check the disk or the network share.</source>
        <translation>Compruebe el disco o el recurso de red.</translation>
    </message>
    <message>
        <source>Cut, goes on in the page: {}</source>
        <translation>Cortado, sigue en la página: {}</translation>
    </message>
    <message>
        <source>Entries that could not be read: {}.</source>
        <translation>Entradas que no se pudieron leer: {}.</translation>
    </message>
    <message>
        <source>Files that end in {} are not read ({:,} here). Convert them to Markdown: the name of a page ends in .md.</source>
        <translation>Los archivos que terminan en {} no se leen ({:,} aquí). Conviértalos a Markdown: el nombre de una página termina en .md.</translation>
    </message>
    <message>
        <source>Flatten it.</source>
        <translation>Redúzcalo a menos niveles.</translation>
    </message>
    <message>
        <source>Left out: {}</source>
        <translation>No incluido: {}</translation>
    </message>
    <message>
        <source>Move it out of the library, or give it another ending than .md.</source>
        <translation>Sáquelo de la biblioteca o dele otra terminación que no sea .md.</translation>
    </message>
    <message>
        <source>No PDF can be made: this system has no fonts. Install one, such as fonts-dejavu-core.</source>
        <translation>No se puede crear ningún PDF: este sistema no tiene fuentes. Instale alguna, como fonts-dejavu-core.</translation>
    </message>
    <message>
        <source>No monograph is named “{}”. Nearest: {}.</source>
        <translation>Ninguna monografía se llama «{}». Las más parecidas: {}.</translation>
    </message>
    <message>
        <source>No monograph is named “{}”. See `medviewer list`.</source>
        <translation>Ninguna monografía se llama «{}». Vea `medviewer list`.</translation>
    </message>
    <message>
        <source>No open library has the page “{}”.</source>
        <translation>Ninguna biblioteca abierta tiene la página «{}».</translation>
    </message>
    <message>
        <source>No room for: {}</source>
        <translation>Sin espacio para: {}</translation>
    </message>
    <message>
        <source>None of the monographs has a section “{}”.</source>
        <translation>Ninguna de las monografías tiene una sección «{}».</translation>
    </message>
    <message>
        <source>None of the monographs has a wall sheet: {}</source>
        <translation>Ninguna de las monografías tiene hoja de pared: {}</translation>
    </message>
    <message>
        <source>None of the monographs of “{}” can be read: {}</source>
        <translation>No se puede leer ninguna monografía de «{}»: {}</translation>
    </message>
    <message>
        <source>None of {} has a section “{}”.</source>
        <translation>Ninguna de las páginas {} tiene la sección «{}».</translation>
    </message>
    <message>
        <source>Not as they were written, so look at them before you rely on them: {}{}.</source>
        <translation>No están como se escribieron; revíselas antes de fiarse de ellas: {}{}.</translation>
    </message>
    <message>
        <source>Not on the page: {}</source>
        <translation>No está en la página: {}</translation>
    </message>
    <message>
        <source>Nothing can be written to {} ({}: {}). Ask for the right to write there, or do this where you may.</source>
        <translation>No se puede escribir nada en {} ({}: {}). Pida permiso para escribir allí o hágalo donde pueda.</translation>
    </message>
    <message>
        <source>Nothing is exported on this workstation: your site has set that ({}).</source>
        <translation>En este puesto no se exporta nada: lo ha establecido su centro ({}).</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>No falta nada.</translation>
    </message>
    <message>
        <source>Nothing was changed. Check the permissions, or choose another folder with --profile.</source>
        <translation>No se cambió nada. Compruebe los permisos o elija otra carpeta con --profile.</translation>
    </message>
    <message>
        <source>Nothing was changed. Close other medviewer windows, wait for backup and synchronising programs to end, then try again.</source>
        <translation>No se cambió nada. Cierre las demás ventanas de medviewer, espere a que acaben los programas de copia y sincronización e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Nothing was changed. Free some space, then try again.</source>
        <translation>No se cambió nada. Libere espacio e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Only links that begin with medviewer: are opened.</source>
        <translation>Solo se abren los enlaces que empiezan por medviewer:.</translation>
    </message>
    <message>
        <source>Put it in quotes.</source>
        <translation>Póngalo entre comillas.</translation>
    </message>
    <message>
        <source>Put the value in quotes.</source>
        <translation>Ponga el valor entre comillas.</translation>
    </message>
    <message>
        <source>Put values in quotes.</source>
        <translation>Ponga los valores entre comillas.</translation>
    </message>
    <message>
        <source>Qt does not load here{}: {}</source>
        <translation>Qt no se carga aquí{}: {}</translation>
    </message>
    <message>
        <source>Read the library again.</source>
        <translation>Vuelva a leer la biblioteca.</translation>
    </message>
    <message>
        <source>Reading the library {} stopped before its end ({}). What was read can be used; `medviewer check` on single folders of it finds the page that does this.</source>
        <translation>La lectura de la biblioteca {} se detuvo antes del final ({}). Lo leído se puede usar; `medviewer check` en carpetas sueltas de ella encuentra la página que lo causa.</translation>
    </message>
    <message>
        <source>Rename it so that it does not end in .md.</source>
        <translation>Cámbiele el nombre para que no termine en .md.</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>Acórtelo.</translation>
    </message>
    <message>
        <source>Somebody else is writing to {} just now. Try again in a minute.</source>
        <translation>Otra persona está escribiendo en {} en este momento. Inténtelo de nuevo dentro de un minuto.</translation>
    </message>
    <message>
        <source>Split it into pages, or move it out of the library.</source>
        <translation>Divídalo en páginas o sáquelo de la biblioteca.</translation>
    </message>
    <message>
        <source>Start medviewer again: it then goes back to the last good backup.</source>
        <translation>Reinicie medviewer: volverá entonces a la última copia de seguridad buena.</translation>
    </message>
    <message>
        <source>Start medviewer again; if that does not help, see docs/desk.md.</source>
        <translation>Reinicie medviewer; si eso no ayuda, vea docs/desk.md.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was published.</source>
        <translation>Detenido. No se publicó nada.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Detenido. No se escribió nada.</translation>
    </message>
    <message>
        <source>Stopped. The pack was not indexed to its end.</source>
        <translation>Detenido. El paquete no se indizó hasta el final.</translation>
    </message>
    <message>
        <source>Stopped. The pack was not read to its end.</source>
        <translation>Detenido. El paquete no se leyó hasta el final.</translation>
    </message>
    <message>
        <source>The alias “{}” cannot be kept: {}. Type another one, such as a brand name.</source>
        <translation>No se puede guardar el alias «{}»: {}. Escriba otro, por ejemplo un nombre comercial.</translation>
    </message>
    <message>
        <source>The box “{}” is never closed; it is shown as text. Write ::: below it.</source>
        <translation>El recuadro «{}» nunca se cierra; se muestra como texto. Escriba ::: debajo.</translation>
    </message>
    <message>
        <source>The code “{}” and the name “{}” mean different pages, so none was opened.</source>
        <translation>El código «{}» y el nombre «{}» indican páginas distintas, por lo que no se abrió ninguna.</translation>
    </message>
    <message>
        <source>The collection holds {} monographs, which is the most. Begin another one.</source>
        <translation>La colección contiene {} monografías, que es el máximo. Empiece otra.</translation>
    </message>
    <message>
        <source>The collection “{}”</source>
        <translation>la colección «{}»</translation>
    </message>
    <message>
        <source>The copy of {} is not the same as the pack. Check the drive or share; try again.</source>
        <translation>La copia de {} no es igual que el paquete. Compruebe la unidad o el recurso compartido e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The disk does not take a file of this size. Choose another folder.</source>
        <translation>El disco no admite un archivo de este tamaño. Elija otra carpeta.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space or choose another folder.</source>
        <translation>El disco está lleno. Libere espacio o elija otra carpeta.</translation>
    </message>
    <message>
        <source>The disk is read-only. Choose another folder.</source>
        <translation>El disco es de solo lectura. Elija otra carpeta.</translation>
    </message>
    <message>
        <source>The disk reports an error. Choose another disk.</source>
        <translation>El disco informa de un error. Elija otro disco.</translation>
    </message>
    <message>
        <source>The favourites and history</source>
        <translation>los favoritos y el historial</translation>
    </message>
    <message>
        <source>The favourites and history in {} are as they were in the backup {}. A later backup has more: {}. If you did not go back yourself, docs/desk.md says how to take it.</source>
        <translation>Los favoritos y el historial de {} están como en la copia de seguridad {}. Una copia posterior tiene más: {}. Si no ha vuelto atrás usted mismo, docs/desk.md dice cómo recuperarla.</translation>
    </message>
    <message>
        <source>The favourites and history in {} are closed. Start medviewer again.</source>
        <translation>Los favoritos y el historial de {} están cerrados. Reinicie medviewer.</translation>
    </message>
    <message>
        <source>The favourites and history in {} are not as they were written, and cannot be mended where nothing can be written. Compare them with your own records; backups are in {}.</source>
        <translation>Los favoritos y el historial de {} no están como se escribieron y no se pueden reparar donde no se puede escribir. Compárelos con sus propios registros; las copias de seguridad están en {}.</translation>
    </message>
    <message>
        <source>The favourites and history in {} are there again.</source>
        <translation>Los favoritos y el historial de {} vuelven a estar disponibles.</translation>
    </message>
    <message>
        <source>The favourites and history in {} cannot be read just now: another program is holding the file. They come back by themselves once it lets go. Until then nothing can be kept; try again then.</source>
        <translation>Los favoritos y el historial de {} no se pueden leer ahora: otro programa retiene el archivo. Vuelven solos en cuanto lo suelte. Hasta entonces no se puede guardar nada; inténtelo después.</translation>
    </message>
    <message>
        <source>The favourites and history in {} could not be {}: the file is damaged, or another program keeps replacing it. Close programs that synchronise its folder, then start again.</source>
        <translation>No se pudieron {1} los favoritos y el historial de {0}: el archivo está dañado u otro programa lo sustituye una y otra vez. Cierre los programas que sincronizan su carpeta y reinicie.</translation>
    </message>
    <message>
        <source>The favourites and history in {} could not be {}: {}. {}</source>
        <translation>No se pudieron {1} los favoritos y el historial de {0}: {2}. {3}</translation>
    </message>
    <message>
        <source>The file holds {}; “�” stands in their place.</source>
        <translation>El archivo contiene {}; en su lugar aparece «�».</translation>
    </message>
    <message>
        <source>The file is not UTF-8; it was read as Windows-1252. Save it as UTF-8.</source>
        <translation>El archivo no está en UTF-8; se leyó como Windows-1252. Guárdelo en UTF-8.</translation>
    </message>
    <message>
        <source>The file is on another computer: {}. Give its path instead.</source>
        <translation>El archivo está en otro equipo: {}. Indique su ruta.</translation>
    </message>
    <message>
        <source>The file of your favourites and history lacked what its last backup holds. It is kept as {}.</source>
        <translation>El archivo de sus favoritos e historial no tenía todo lo que contiene su última copia de seguridad. Se conserva como {}.</translation>
    </message>
    <message>
        <source>The file of your favourites and history was damaged. It is kept as {}.</source>
        <translation>El archivo de sus favoritos e historial estaba dañado. Se conserva como {}.</translation>
    </message>
    <message>
        <source>The file of your favourites and history was damaged. It is kept as {}. What could be read of it and of the last good backup is in use instead.</source>
        <translation>El archivo de sus favoritos e historial estaba dañado. Se conserva como {}. En su lugar se usa lo que se pudo leer de él y de la última copia de seguridad buena.</translation>
    </message>
    <message>
        <source>The file of your favourites and history, {}, was missing.</source>
        <translation>Faltaba el archivo de sus favoritos e historial, {}.</translation>
    </message>
    <message>
        <source>The folder does not exist. Make it first or choose another one.</source>
        <translation>La carpeta no existe. Créela primero o elija otra.</translation>
    </message>
    <message>
        <source>The footnote “{}” has no mark; it is shown in its place.</source>
        <translation>La nota al pie «{}» no tiene marca en el texto; se muestra en su lugar.</translation>
    </message>
    <message>
        <source>The footnote “{}” has no text; its mark is shown as it is written.</source>
        <translation>La nota al pie «{}» no tiene texto; su marca se muestra como está escrita.</translation>
    </message>
    <message>
        <source>The formula {} is not understood; it is shown as it is written.</source>
        <translation>La fórmula {} no se entiende; se muestra como está escrita.</translation>
    </message>
    <message>
        <source>The front matter cannot be read as a whole: {}</source>
        <translation>Los metadatos iniciales (front matter) no se pueden leer por completo: {}</translation>
    </message>
    <message>
        <source>The front matter has no closing line ---; it is shown as text.</source>
        <translation>Los metadatos iniciales (front matter) no tienen la línea de cierre ---; se muestran como texto.</translation>
    </message>
    <message>
        <source>The front matter has “{}” twice; the last one counts. Remove the other.</source>
        <translation>Los metadatos iniciales (front matter) contienen «{}» dos veces; vale la última. Quite la otra.</translation>
    </message>
    <message>
        <source>The index {} cannot be kept ({}). The library is read anew at each start. Make room there, or choose another folder with --profile.</source>
        <translation>No se puede conservar el índice {} ({}). La biblioteca se lee de nuevo en cada inicio. Libere espacio allí o elija otra carpeta con --profile.</translation>
    </message>
    <message>
        <source>The index {} was damaged. It is made anew from the pages; nothing is lost.</source>
        <translation>El índice {} estaba dañado. Se rehace a partir de las páginas; no se pierde nada.</translation>
    </message>
    <message>
        <source>The key “{}” {}.</source>
        <translation>La clave «{}» {}.</translation>
    </message>
    <message>
        <source>The last good backup is in use instead, with what could be read of that file: {}.</source>
        <translation>En su lugar se usa la última copia de seguridad buena, con lo que se pudo leer de ese archivo: {}.</translation>
    </message>
    <message>
        <source>The last good backup is in use instead: {}.</source>
        <translation>En su lugar se usa la última copia de seguridad buena: {}.</translation>
    </message>
    <message>
        <source>The library folder {} cannot be read ({}). Connect the drive or share, or open another folder.</source>
        <translation>No se puede leer la carpeta de biblioteca {} ({}). Conecte la unidad o el recurso compartido, o abra otra carpeta.</translation>
    </message>
    <message>
        <source>The library folder {} is empty: its drive or share was taken away. Connect it.</source>
        <translation>La carpeta de biblioteca {} está vacía: se retiró su unidad o recurso compartido. Conéctelo.</translation>
    </message>
    <message>
        <source>The library folder {} went away ({}). Connect it.</source>
        <translation>La carpeta de biblioteca {} dejó de estar disponible ({}). Conéctela.</translation>
    </message>
    <message>
        <source>The library pack {} can no longer be read ({}). Connect the drive or share; where that does not help, copy the pack again.</source>
        <translation>Ya no se puede leer el paquete de biblioteca {} ({}). Conecte la unidad o el recurso compartido; si eso no ayuda, copie de nuevo el paquete.</translation>
    </message>
    <message>
        <source>The library pack {} cannot be opened: no copy of it can be written to {} ({}). Make room there, or choose another folder with --profile.</source>
        <translation>No se puede abrir el paquete de biblioteca {}: no se puede escribir una copia en {} ({}). Libere espacio allí o elija otra carpeta con --profile.</translation>
    </message>
    <message>
        <source>The library pack {} cannot be read: it is damaged, or out of reach. Copy it again.</source>
        <translation>No se puede leer el paquete de biblioteca {}: está dañado o fuera de alcance. Cópielo de nuevo.</translation>
    </message>
    <message>
        <source>The library pack {} was made by a newer medviewer. Install that one to open it.</source>
        <translation>El paquete de biblioteca {} se hizo con un medviewer más reciente. Instálelo para abrirlo.</translation>
    </message>
    <message>
        <source>The library pack {} was made with another version of medviewer, and cannot be indexed anew in {} ({}). Make room there, or ask for a pack of this version.</source>
        <translation>El paquete de biblioteca {} se hizo con otra versión de medviewer y no se puede volver a indizar en {} ({}). Libere espacio allí o pida un paquete de esta versión.</translation>
    </message>
    <message>
        <source>The library pack {} was made with another version of medviewer. Its pages were indexed anew on this computer; a pack made with this version opens without that.</source>
        <translation>El paquete de biblioteca {} se hizo con otra versión de medviewer. Sus páginas se volvieron a indizar en este equipo; un paquete de esta versión se abre sin eso.</translation>
    </message>
    <message>
        <source>The library&apos;s own sections were left out: {}: {}.</source>
        <translation>Se omitieron las secciones propias de la biblioteca: {}: {}.</translation>
    </message>
    <message>
        <source>The link holds characters that no link may hold, and was not opened.</source>
        <translation>El enlace contiene caracteres que ningún enlace puede contener, y no se abrió.</translation>
    </message>
    <message>
        <source>The link is longer than {:,} characters, and was not opened.</source>
        <translation>El enlace tiene más de {:,} caracteres, y no se abrió.</translation>
    </message>
    <message>
        <source>The link names a monograph in several ways, and was not opened.</source>
        <translation>El enlace indica una monografía de varias maneras, y no se abrió.</translation>
    </message>
    <message>
        <source>The link names no monograph.</source>
        <translation>El enlace no indica ninguna monografía.</translation>
    </message>
    <message>
        <source>The link says more than a link may say, and was not opened.</source>
        <translation>El enlace contiene más datos de los que puede tener un enlace, y no se abrió.</translation>
    </message>
    <message>
        <source>The link says “{}” twice, and was not opened.</source>
        <translation>El enlace contiene «{}» dos veces, y no se abrió.</translation>
    </message>
    <message>
        <source>The link was not understood. It looks like medviewer:open?name=warfarin</source>
        <translation>No se entendió el enlace. Tiene esta forma: medviewer:open?name=warfarin</translation>
    </message>
    <message>
        <source>The name has {} characters, more than the {} of a collection. Shorten it.</source>
        <translation>El nombre tiene {} caracteres, más que los {} de una colección. Acórtelo.</translation>
    </message>
    <message>
        <source>The name is too long. Choose a shorter one.</source>
        <translation>El nombre es demasiado largo. Elija otro más corto.</translation>
    </message>
    <message>
        <source>The note has {} characters, more than the {} of a note. Shorten it.</source>
        <translation>La nota tiene {} caracteres, más que los {} de una nota. Acórtela.</translation>
    </message>
    <message>
        <source>The note is empty, so it was not kept. Write something, or delete the note.</source>
        <translation>La nota está vacía, así que no se guardó. Escriba algo o elimine la nota.</translation>
    </message>
    <message>
        <source>The note is no longer there: another window deleted it. Write it as a new one.</source>
        <translation>La nota ya no está: otra ventana la eliminó. Escríbala como nueva.</translation>
    </message>
    <message>
        <source>The notes could not be exported to {}: {}. Choose another folder, then try again.</source>
        <translation>No se pudieron guardar las notas en {}: {}. Elija otra carpeta e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The notes could not be imported: {} is no folder. Choose the folder of the notes.</source>
        <translation>No se pudieron incorporar las notas: {} no es una carpeta. Elija la carpeta de las notas.</translation>
    </message>
    <message>
        <source>The pack cannot be made in {}: {}. Make room there, and try again.</source>
        <translation>No se puede hacer el paquete en {}: {}. Libere espacio allí e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The pack folder {} cannot be read ({}). Connect the drive or share.</source>
        <translation>No se puede leer la carpeta de paquetes {} ({}). Conecte la unidad o el recurso compartido.</translation>
    </message>
    <message>
        <source>The pack names a file that lies outside of it: {}. It was not unpacked.</source>
        <translation>El paquete nombra un archivo que está fuera de él: {}. No se desempaquetó.</translation>
    </message>
    <message>
        <source>The pack {} {}. Copy it there again, or go back to the newest that works: `medviewer pack rollback {} --to {}`.</source>
        <translation>El paquete {} {}. Cópielo allí de nuevo o vuelva al más reciente que funciona: `medviewer pack rollback {} --to {}`.</translation>
    </message>
    <message>
        <source>The pack {} {}. Copy it there again, or publish another one; no pack of “{}” before it works.</source>
        <translation>El paquete {} {}. Cópielo allí de nuevo o publique otro; ningún paquete anterior de «{}» funciona.</translation>
    </message>
    <message>
        <source>The pack “{}” cannot be drawn. Start medviewer again, then try once more.</source>
        <translation>No se puede dibujar el paquete «{}». Reinicie medviewer e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>The page is empty. Write it, or remove the file.</source>
        <translation>La página está vacía. Escríbala o quite el archivo.</translation>
    </message>
    <message>
        <source>The page {} cannot be kept: its name is empty or no valid Unicode. Rename its file, then try again.</source>
        <translation>No se puede guardar la página {}: su nombre está vacío o no es Unicode válido. Cambie el nombre del archivo e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The passphrase is empty. Choose one, or make a key without.</source>
        <translation>La frase de contraseña está vacía. Elija una o cree una clave sin ella.</translation>
    </message>
    <message>
        <source>The place {} in {} cannot be kept: it is not a finite number.</source>
        <translation>No se puede guardar la posición {} en {}: no es un número finito.</translation>
    </message>
    <message>
        <source>The process that read this page ended. Please report it, with the page.</source>
        <translation>El proceso que leía esta página terminó antes de tiempo. Comuníquelo, por favor, junto con la página.</translation>
    </message>
    <message>
        <source>The request names no drug by a name, an ATC code or an NDC.</source>
        <translation>La solicitud no indica ningún medicamento por su nombre, un código ATC o un NDC.</translation>
    </message>
    <message>
        <source>The state of the window could not be kept: {}. It opens as it was before.</source>
        <translation>No se pudo guardar el estado de la ventana: {}. Se abre como estaba antes.</translation>
    </message>
    <message>
        <source>The state of the window is too large to be kept. Close some tabs.</source>
        <translation>El estado de la ventana es demasiado grande para guardarlo. Cierre algunas pestañas.</translation>
    </message>
    <message>
        <source>The system does not take this name. Choose another one.</source>
        <translation>El sistema no acepta este nombre. Elija otro.</translation>
    </message>
    <message>
        <source>The system says: {}.</source>
        <translation>El sistema dice: {}.</translation>
    </message>
    <message>
        <source>The table has more than {} rows, too many for paper. Narrow it, or export it as CSV or HTML.</source>
        <translation>La tabla tiene más de {} filas, demasiadas para el papel. Limítela o expórtela como CSV o HTML.</translation>
    </message>
    <message>
        <source>The template {} is left out.</source>
        <translation>Se omite la plantilla {}.</translation>
    </message>
    <message>
        <source>The template {} is not understood; it is shown as it is written.</source>
        <translation>La plantilla {} no se entiende; se muestra como está escrita.</translation>
    </message>
    <message>
        <source>There are no local notes on this workstation: your site has set that ({}).</source>
        <translation>En este puesto no hay notas locales: lo ha establecido su centro ({}).</translation>
    </message>
    <message>
        <source>There are: {}.</source>
        <translation>Existen: {}.</translation>
    </message>
    <message>
        <source>There is a collection “{}” already. Choose another name.</source>
        <translation>Ya existe una colección «{}». Elija otro nombre.</translation>
    </message>
    <message>
        <source>There is no collection “{}”. {}</source>
        <translation>No existe la colección «{}». {}</translation>
    </message>
    <message>
        <source>There is no colour “{}”. Choose one of: {}.</source>
        <translation>No existe el color «{}». Elija uno de estos: {}.</translation>
    </message>
    <message>
        <source>There is no file or folder “{}”.</source>
        <translation>No existe ningún archivo ni carpeta «{}».</translation>
    </message>
    <message>
        <source>There is no folder {}. Make it, or connect the drive or share.</source>
        <translation>No existe la carpeta {}. Créela o conecte la unidad o el recurso compartido.</translation>
    </message>
    <message>
        <source>There is no format “{}”. Choose one of: {}.</source>
        <translation>No existe el formato «{}». Elija uno de estos: {}.</translation>
    </message>
    <message>
        <source>There is no library folder {}. Check the spelling, connect the drive or share, or name another folder with --library.</source>
        <translation>No existe la carpeta de biblioteca {}. Compruebe la ortografía, conecte la unidad o el recurso compartido, o indique otra carpeta con --library.</translation>
    </message>
    <message>
        <source>There is no library folder {}. Name a folder of pages to make a pack of.</source>
        <translation>No existe la carpeta de biblioteca {}. Indique una carpeta de páginas con la que hacer un paquete.</translation>
    </message>
    <message>
        <source>There is no library pack {} ({}). Check the spelling, connect the drive or share, or name another one with --library.</source>
        <translation>No existe el paquete de biblioteca {} ({}). Compruebe la ortografía, conecte la unidad o el recurso compartido, o indique otro con --library.</translation>
    </message>
    <message>
        <source>There is no pack of “{}” in {} before {}.</source>
        <translation>No hay ningún paquete de «{}» en {} antes de {}.</translation>
    </message>
    <message>
        <source>There is no paper “{}”. Choose one of: {}.</source>
        <translation>No hay papel «{}». Elija uno de estos: {}.</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>Todavía no hay ninguna.</translation>
    </message>
    <message>
        <source>There was no good backup in {}, so they begin empty.</source>
        <translation>En {} no había ninguna copia de seguridad buena, así que empiezan vacíos.</translation>
    </message>
    <message>
        <source>There was no good backup in {}, so they hold what could be read of that file.</source>
        <translation>En {} no había ninguna copia de seguridad buena, así que contienen lo que se pudo leer de ese archivo.</translation>
    </message>
    <message>
        <source>This chunk of code is not run; it is shown as code.</source>
        <translation>Este bloque de código no se ejecuta; se muestra como código.</translation>
    </message>
    <message>
        <source>This file cannot be looked at ({}). Check the drive or share.</source>
        <translation>No se puede examinar este archivo ({}). Compruebe la unidad o el recurso compartido.</translation>
    </message>
    <message>
        <source>This folder cannot be read ({}). Allow reading it, or check the drive.</source>
        <translation>No se puede leer esta carpeta ({}). Permita su lectura o compruebe la unidad.</translation>
    </message>
    <message>
        <source>This folder is named like a page. The pages in it are read; give it another name.</source>
        <translation>Esta carpeta tiene nombre de página. Las páginas que contiene se leen; dele otro nombre.</translation>
    </message>
    <message>
        <source>This is no path: {}</source>
        <translation>Esto no es una ruta: {}</translation>
    </message>
    <message>
        <source>This is {}, not a file, and is not read. Take it out of the library.</source>
        <translation>Esto es {}, no un archivo, y no se lee. Sáquelo de la biblioteca.</translation>
    </message>
    <message>
        <source>This link cannot be followed ({}). Mend it or take it out.</source>
        <translation>No se puede seguir este enlace ({}). Corríjalo o quítelo.</translation>
    </message>
    <message>
        <source>This link leads back to itself and is not followed. Take it out of the library.</source>
        <translation>Este enlace lleva a sí mismo y no se sigue. Sáquelo de la biblioteca.</translation>
    </message>
    <message>
        <source>This link leads out of the library and is not followed. Copy what it leads to.</source>
        <translation>Este enlace lleva fuera de la biblioteca y no se sigue. Copie aquello a lo que lleva.</translation>
    </message>
    <message>
        <source>This link leads to a folder of the library that is read under its own name.</source>
        <translation>Este enlace lleva a una carpeta de la biblioteca que se lee con su propio nombre.</translation>
    </message>
    <message>
        <source>Use spaces and quotes.</source>
        <translation>Use espacios y comillas.</translation>
    </message>
    <message>
        <source>What was changed after that backup and could not be read is not in it.</source>
        <translation>Lo que se cambió después de esa copia y no se pudo leer no está en ella.</translation>
    </message>
    <message>
        <source>Write `name: value`, one a line.</source>
        <translation>Escriba `name: value`, uno por línea.</translation>
    </message>
    <message>
        <source>Write the values out.</source>
        <translation>Escriba los valores por extenso.</translation>
    </message>
    <message>
        <source>You may not write there, or another program has the file open. Choose another folder or name.</source>
        <translation>No puede escribir allí, u otro programa tiene abierto el archivo. Elija otra carpeta u otro nombre.</translation>
    </message>
    <message>
        <source>Your disk quota is used up. Free some space or choose another folder.</source>
        <translation>Su cuota de disco está agotada. Libere espacio o elija otra carpeta.</translation>
    </message>
    <message>
        <source>a .{} file is not read; save it as .{} or CSV</source>
        <translation>un archivo .{} no se lee; guárdelo como .{} o CSV</translation>
    </message>
    <message>
        <source>a NUL character</source>
        <translation>un carácter NUL</translation>
    </message>
    <message>
        <source>a ZIM file is not read; PyGlossary, a program of its own, makes a StarDict dictionary of it</source>
        <translation>un archivo ZIM no se lee; PyGlossary, un programa aparte, hace de él un diccionario de StarDict</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>un dispositivo</translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation>un número finito</translation>
    </message>
    <message>
        <source>a key of its TOML has more than {} parts</source>
        <translation>una clave de su TOML tiene más de {} partes</translation>
    </message>
    <message>
        <source>a list of folders and packs, such as [“/srv/formulary”]</source>
        <translation>una lista de carpetas y paquetes, como [“/srv/formulary”]</translation>
    </message>
    <message>
        <source>a list of folders and packs; {}</source>
        <translation>una lista de carpetas y paquetes; {}</translation>
    </message>
    <message>
        <source>a name in “same” may have {} characters at most</source>
        <translation>un nombre de «same» puede tener {} caracteres como máximo</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>un número</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>una tubería</translation>
    </message>
    <message>
        <source>a record has more than {} MB</source>
        <translation>un registro tiene más de {} MB</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>un socket</translation>
    </message>
    <message>
        <source>a table has more than {:,} cells</source>
        <translation>una tabla tiene más de {:,} celdas</translation>
    </message>
    <message>
        <source>a table is left out, its words stand in the text: {}</source>
        <translation>se omite una tabla, sus palabras están en el texto: {}</translation>
    </message>
    <message>
        <source>a table needs “current” and “history”: bare names that end with {}</source>
        <translation>una tabla necesita «current» y «history»: nombres simples que terminen en {}</translation>
    </message>
    <message>
        <source>a table of generic names and setIds, such as metformin = “0e5d…”</source>
        <translation>una tabla de nombres genéricos y setId, por ejemplo metformin = «0e5d…»</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>un texto</translation>
    </message>
    <message>
        <source>a text that is not empty</source>
        <translation>un texto que no esté vacío</translation>
    </message>
    <message>
        <source>a time such as 2026-10-03T14:05:09Z</source>
        <translation>una hora como 2026-10-03T14:05:09Z</translation>
    </message>
    <message>
        <source>a value holds a colon</source>
        <translation>un valor contiene dos puntos</translation>
    </message>
    <message>
        <source>a value is not what it is marked as ({})</source>
        <translation>un valor no es lo que indica su marca ({})</translation>
    </message>
    <message>
        <source>a whole number from {} to {}, in per cent</source>
        <translation>un número entero de {} a {}, en tanto por ciento</translation>
    </message>
    <message>
        <source>a whole number of minutes from {} to {}</source>
        <translation>un número entero de minutos de {} a {}</translation>
    </message>
    <message>
        <source>a word of its TOML without quotes has more than {} characters</source>
        <translation>una palabra de su TOML sin comillas tiene más de {} caracteres</translation>
    </message>
    <message>
        <source>a zip in a zip in a zip is not opened</source>
        <translation>un zip dentro de un zip dentro de un zip no se abre</translation>
    </message>
    <message>
        <source>above the heads of the columns, on no page: {}</source>
        <translation>por encima de los encabezados de las columnas, en ninguna página: {}</translation>
    </message>
    <message>
        <source>an image is left out: it is none that can be shown, or too large</source>
        <translation>se omite una imagen: no es de las que se pueden mostrar, o es demasiado grande</translation>
    </message>
    <message>
        <source>an image is left out: {}</source>
        <translation>se omite una imagen: {}</translation>
    </message>
    <message>
        <source>an image is not in the source</source>
        <translation>una imagen no está en la fuente</translation>
    </message>
    <message>
        <source>another entry of this import has the same name</source>
        <translation>otra entrada de esta importación tiene el mismo nombre</translation>
    </message>
    <message>
        <source>another program is holding the file</source>
        <translation>otro programa retiene el archivo</translation>
    </message>
    <message>
        <source>backed up</source>
        <translation>copiar</translation>
    </message>
    <message>
        <source>beside the pack “{}”</source>
        <translation>junto al paquete «{}»</translation>
    </message>
    <message>
        <source>bytes that no text has</source>
        <translation>bytes que no son de ningún texto</translation>
    </message>
    <message>
        <source>cells with an error value, which stands on the page: {:,} ({} …)</source>
        <translation>celdas con un valor de error, que figura en la página: {:,} ({} …)</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>cambiar</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>comprobar</translation>
    </message>
    <message>
        <source>comments on cells are not read</source>
        <translation>los comentarios de las celdas no se leen</translation>
    </message>
    <message>
        <source>compared with its backups</source>
        <translation>comparar con sus copias de seguridad</translation>
    </message>
    <message>
        <source>does not open with this passphrase</source>
        <translation>no se abre con esta frase de contraseña</translation>
    </message>
    <message>
        <source>entry {} of “{}”</source>
        <translation>la entrada {} de «{}»</translation>
    </message>
    <message>
        <source>entry {} of “{}” in {}</source>
        <translation>la entrada {} de «{}» en {}</translation>
    </message>
    <message>
        <source>formulas without a stored value, which stand on the page: {:,} ({} …)</source>
        <translation>fórmulas sin valor guardado, que figuran tal cual en la página: {:,} ({} …)</translation>
    </message>
    <message>
        <source>has no passphrase, and one was given</source>
        <translation>no tiene frase de contraseña y se indicó una</translation>
    </message>
    <message>
        <source>has the label that is one more than the {:,} that there may be</source>
        <translation>tiene la etiqueta que pasa de las {:,} permitidas</translation>
    </message>
    <message>
        <source>holds no private key (PEM)</source>
        <translation>no contiene ninguna clave privada (PEM)</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importar</translation>
    </message>
    <message>
        <source>in the library “{}”</source>
        <translation>en la biblioteca «{}»</translation>
    </message>
    <message>
        <source>is a folder of pages without a signature now</source>
        <translation>ahora es una carpeta de páginas sin firma</translation>
    </message>
    <message>
        <source>is damaged or cut short</source>
        <translation>está dañado o incompleto</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>is not signed now</source>
        <translation>ahora no está firmado</translation>
    </message>
    <message>
        <source>is not understood; see docs/monograph-format.md</source>
        <translation>no se entiende; vea docs/monograph-format.md</translation>
    </message>
    <message>
        <source>is one section more than the {} that there may be</source>
        <translation>es una sección más de las {} permitidas</translation>
    </message>
    <message>
        <source>is signed with a key that is not trusted here now ({})</source>
        <translation>ahora está firmado con una clave en la que aquí no se confía ({})</translation>
    </message>
    <message>
        <source>it brings declarations of its own (a DOCTYPE), which no label needs and which could do harm</source>
        <translation>trae declaraciones propias (un DOCTYPE) que ninguna ficha técnica necesita y que podrían causar daño</translation>
    </message>
    <message>
        <source>it cannot be read ({})</source>
        <translation>no se puede leer ({})</translation>
    </message>
    <message>
        <source>it cannot be read: {}</source>
        <translation>no se puede leer: {}</translation>
    </message>
    <message>
        <source>it cannot be unpacked ({})</source>
        <translation>no se puede desempaquetar ({})</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>termina antes de tiempo</translation>
    </message>
    <message>
        <source>it has a DOCTYPE, which no label has</source>
        <translation>tiene un DOCTYPE, que ninguna ficha tiene</translation>
    </message>
    <message>
        <source>it has a DOCTYPE, which no workbook has</source>
        <translation>tiene un DOCTYPE, que ningún libro de Excel tiene</translation>
    </message>
    <message>
        <source>it has more than {:,} MB</source>
        <translation>tiene más de {:,} MB</translation>
    </message>
    <message>
        <source>it has more than {:,} entries</source>
        <translation>tiene más de {:,} entradas</translation>
    </message>
    <message>
        <source>it has more than {:,} rows or {:,} cells</source>
        <translation>tiene más de {:,} filas o {:,} celdas</translation>
    </message>
    <message>
        <source>it has more than {:,} sheets</source>
        <translation>tiene más de {:,} hojas</translation>
    </message>
    <message>
        <source>it has more than {} KB. Shorten it.</source>
        <translation>tiene más de {} KB. Acórtelo.</translation>
    </message>
    <message>
        <source>it has more than {} references (*name)</source>
        <translation>tiene más de {} referencias (*name)</translation>
    </message>
    <message>
        <source>it has more than {} values</source>
        <translation>tiene más de {} valores</translation>
    </message>
    <message>
        <source>it has neither a letter nor a digit, so that no search would find it</source>
        <translation>no tiene ni letras ni cifras, así que ninguna búsqueda lo encontraría</translation>
    </message>
    <message>
        <source>it has no column “{}”, by which its drugs are told apart</source>
        <translation>no tiene la columna «{}», por la que se distinguen sus medicamentos</translation>
    </message>
    <message>
        <source>it has no identifier, by which it is known again</source>
        <translation>no tiene identificador, por el que se reconozca</translation>
    </message>
    <message>
        <source>it has no rows</source>
        <translation>no tiene filas</translation>
    </message>
    <message>
        <source>it has no setId, by which a label is known again</source>
        <translation>no tiene setId, por el que se reconoce una ficha</translation>
    </message>
    <message>
        <source>it has no text, but sounds or pictures alone</source>
        <translation>no tiene texto, solo sonidos o imágenes</translation>
    </message>
    <message>
        <source>it has no “version” number, so medviewer did not export it</source>
        <translation>no tiene número «version», así que medviewer no lo exportó</translation>
    </message>
    <message>
        <source>it has tabs or marks where they may not be</source>
        <translation>tiene tabuladores o signos donde no pueden estar</translation>
    </message>
    <message>
        <source>it has version {}, this medviewer reads up to {}: update medviewer</source>
        <translation>tiene la versión {}, este medviewer lee hasta la {}: actualice medviewer</translation>
    </message>
    <message>
        <source>it has {:,} sections, more than the {:,} that are read</source>
        <translation>tiene {:,} secciones, más de las {:,} que se leen</translation>
    </message>
    <message>
        <source>it has {:.1f} MB, more than the {} MB of a page</source>
        <translation>tiene {:.1f} MB, más que los {} MB de una página</translation>
    </message>
    <message>
        <source>it holds a control character</source>
        <translation>contiene un carácter de control</translation>
    </message>
    <message>
        <source>it holds no .{} file</source>
        <translation>no contiene ningún archivo .{}</translation>
    </message>
    <message>
        <source>it holds no monograph yet</source>
        <translation>aún no contiene ninguna monografía</translation>
    </message>
    <message>
        <source>it holds no “results” of openFDA</source>
        <translation>no contiene «results» de openFDA</translation>
    </message>
    <message>
        <source>it holds nothing that can be imported: its ending is none of {}</source>
        <translation>no contiene nada que se pueda importar: su extensión no es ninguna de {}</translation>
    </message>
    <message>
        <source>it is a FHIR bundle without a composition that has sections</source>
        <translation>es un Bundle de FHIR sin ninguna Composition con secciones</translation>
    </message>
    <message>
        <source>it is a FHIR document, but no product information of a medicine</source>
        <translation>es un documento de FHIR, pero no la información de un medicamento</translation>
    </message>
    <message>
        <source>it is a device</source>
        <translation>es un dispositivo</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>es una carpeta</translation>
    </message>
    <message>
        <source>it is a list where a map should be</source>
        <translation>es una lista donde debería haber claves y valores</translation>
    </message>
    <message>
        <source>it is a pipe</source>
        <translation>es una tubería</translation>
    </message>
    <message>
        <source>it is a socket</source>
        <translation>es un socket</translation>
    </message>
    <message>
        <source>it is a text where `name: value` should be</source>
        <translation>es un texto donde debería haber `name: value`</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>está vacío</translation>
    </message>
    <message>
        <source>it is encrypted</source>
        <translation>está cifrado</translation>
    </message>
    <message>
        <source>it is larger than 1 MB</source>
        <translation>ocupa más de 1 MB</translation>
    </message>
    <message>
        <source>it is larger than {} KB</source>
        <translation>ocupa más de {} KB</translation>
    </message>
    <message>
        <source>it is larger than {} MB</source>
        <translation>ocupa más de {} MB</translation>
    </message>
    <message>
        <source>it is longer than {} characters</source>
        <translation>tiene más de {} caracteres</translation>
    </message>
    <message>
        <source>it is nested more than {} deep</source>
        <translation>tiene más de {} niveles de anidamiento</translation>
    </message>
    <message>
        <source>it is nested too deep</source>
        <translation>está anidado a demasiada profundidad</translation>
    </message>
    <message>
        <source>it is no Excel workbook: it has no {}</source>
        <translation>no es un libro de Excel: le falta {}</translation>
    </message>
    <message>
        <source>it is no FHIR bundle</source>
        <translation>no es un Bundle de FHIR</translation>
    </message>
    <message>
        <source>it is no collection that medviewer exported</source>
        <translation>no es una colección exportada por medviewer</translation>
    </message>
    <message>
        <source>it is no dictionary of StarDict</source>
        <translation>no es un diccionario de StarDict</translation>
    </message>
    <message>
        <source>it is no drug label: it names no drug and has no section of a label</source>
        <translation>no es una ficha técnica: no nombra ningún medicamento ni tiene ninguna sección de una</translation>
    </message>
    <message>
        <source>it is no drug label: its type is “{}”</source>
        <translation>no es una ficha técnica: es un documento del tipo «{}»</translation>
    </message>
    <message>
        <source>it is no longer there</source>
        <translation>ya no está</translation>
    </message>
    <message>
        <source>it is no record</source>
        <translation>no es un registro</translation>
    </message>
    <message>
        <source>it is not JSON: {}</source>
        <translation>no es JSON: {}</translation>
    </message>
    <message>
        <source>it is not TOML: {}</source>
        <translation>no es TOML: {}</translation>
    </message>
    <message>
        <source>it is not UTF-8 text</source>
        <translation>no es texto UTF-8</translation>
    </message>
    <message>
        <source>it is not UTF-8. Save it as UTF-8</source>
        <translation>no está en UTF-8. Guárdelo en UTF-8</translation>
    </message>
    <message>
        <source>it is not YAML ({})</source>
        <translation>no es YAML ({})</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>no es un archivo</translation>
    </message>
    <message>
        <source>it is not a file in the library of at most 1 MB</source>
        <translation>no es un archivo de la biblioteca de 1 MB como máximo</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>no es un archivo normal</translation>
    </message>
    <message>
        <source>it is not an SPL document</source>
        <translation>no es un documento SPL</translation>
    </message>
    <message>
        <source>it may not be read</source>
        <translation>no se permite leerlo</translation>
    </message>
    <message>
        <source>it might say which keys are trusted, so no pack is opened until it is mended</source>
        <translation>podría decir en qué claves se confía, así que no se abre ningún paquete hasta que se corrija</translation>
    </message>
    <message>
        <source>it names no drug: {}</source>
        <translation>no nombra ningún medicamento: {}</translation>
    </message>
    <message>
        <source>it refers to itself</source>
        <translation>se refiere a sí mismo</translation>
    </message>
    <message>
        <source>it unpacks to more than {:,} MB</source>
        <translation>desempaquetado ocupa más de {:,} MB</translation>
    </message>
    <message>
        <source>it unpacks to more than {} times its size, as a zip bomb does</source>
        <translation>desempaquetado ocupa más de {} veces su tamaño, como una bomba zip</translation>
    </message>
    <message>
        <source>it was changed by hand and is left as it is, without {} images</source>
        <translation>se modificó a mano y se deja como está, sin {} imágenes</translation>
    </message>
    <message>
        <source>its JSON cannot be read ({})</source>
        <translation>su JSON no se puede leer ({})</translation>
    </message>
    <message>
        <source>its JSON has more than {:,} values</source>
        <translation>su JSON tiene más de {:,} valores</translation>
    </message>
    <message>
        <source>its JSON is nested more than {} deep</source>
        <translation>su JSON tiene más de {} niveles de anidamiento</translation>
    </message>
    <message>
        <source>its JSON is nested too deeply</source>
        <translation>su JSON está anidado a demasiada profundidad</translation>
    </message>
    <message>
        <source>its TOML has more than {:,} values</source>
        <translation>su TOML tiene más de {:,} valores</translation>
    </message>
    <message>
        <source>its TOML is nested more than {} deep</source>
        <translation>su TOML tiene más de {} niveles de anidamiento</translation>
    </message>
    <message>
        <source>its XML cannot be read ({})</source>
        <translation>su XML no se puede leer ({})</translation>
    </message>
    <message>
        <source>its `section` is not the key of a section, such as dosage</source>
        <translation>su `section` no es la clave de una sección, como dosage</translation>
    </message>
    <message>
        <source>its elements are nested more than {} deep</source>
        <translation>sus elementos tienen más de {} niveles de anidamiento</translation>
    </message>
    <message>
        <source>its front matter names no `monograph`, so it is no note</source>
        <translation>sus metadatos iniciales no indican `monograph`, así que no es una nota</translation>
    </message>
    <message>
        <source>its headword is empty or too long</source>
        <translation>su lema está vacío o es demasiado largo</translation>
    </message>
    <message>
        <source>its index ends in the middle of an entry</source>
        <translation>su índice termina en mitad de una entrada</translation>
    </message>
    <message>
        <source>its index has offsets of {} bits</source>
        <translation>su índice tiene posiciones de {} bits</translation>
    </message>
    <message>
        <source>its index holds a word of more than {:,} bytes</source>
        <translation>su índice contiene una palabra de más de {:,} bytes</translation>
    </message>
    <message>
        <source>its merged cells stand for more than {:,} cells</source>
        <translation>sus celdas combinadas abarcan más de {:,} celdas</translation>
    </message>
    <message>
        <source>its name is struck out in the list, which the page shows below “{}” alone</source>
        <translation>su nombre está tachado en la lista, lo que la página solo muestra en «{}»</translation>
    </message>
    <message>
        <source>its page would have more than {} MB</source>
        <translation>su página tendría más de {} MB</translation>
    </message>
    <message>
        <source>its place lies behind the end of the dictionary</source>
        <translation>su posición está más allá del final del diccionario</translation>
    </message>
    <message>
        <source>its record has more than {} texts or tables</source>
        <translation>su registro tiene más de {} textos o tablas</translation>
    </message>
    <message>
        <source>line {:,} has more than {:,} cells</source>
        <translation>la línea {:,} tiene más de {:,} celdas</translation>
    </message>
    <message>
        <source>line {:,}: a quotation mark is not closed, or stands inside a quoted cell ({})</source>
        <translation>línea {:,}: unas comillas no se cierran o están dentro de una celda entre comillas ({})</translation>
    </message>
    <message>
        <source>line {:,}: {}</source>
        <translation>línea {:,}: {}</translation>
    </message>
    <message>
        <source>line {}: {}</source>
        <translation>línea {}: {}</translation>
    </message>
    <message>
        <source>lists of sections by their keys, such as order = [“dosage”], hidden = [“other”]</source>
        <translation>listas de secciones por sus claves, como order = [“dosage”], hidden = [“other”]</translation>
    </message>
    <message>
        <source>mended</source>
        <translation>reparar</translation>
    </message>
    <message>
        <source>more than {:,} of its entries are broken</source>
        <translation>más de {:,} de sus entradas están dañadas</translation>
    </message>
    <message>
        <source>more than {} folders inside each other</source>
        <translation>más de {} carpetas unas dentro de otras</translation>
    </message>
    <message>
        <source>must be a list of texts in quotes</source>
        <translation>debe ser una lista de textos entre comillas</translation>
    </message>
    <message>
        <source>must be a table of titles by language, such as { de = &quot;Dosierung&quot; }</source>
        <translation>debe ser una tabla de títulos por idioma, como { de = &quot;Dosierung&quot; }</translation>
    </message>
    <message>
        <source>must be a table whose name is in small letters, digits and _</source>
        <translation>debe ser una tabla cuyo nombre tenga minúsculas, cifras y _</translation>
    </message>
    <message>
        <source>must be anywhere, alone or never</source>
        <translation>debe ser anywhere, alone o never</translation>
    </message>
    <message>
        <source>needs a passphrase</source>
        <translation>necesita una frase de contraseña</translation>
    </message>
    <message>
        <source>no column is called “{}”, as the file of columns says</source>
        <translation>ninguna columna se llama «{}», como dice el archivo de columnas</translation>
    </message>
    <message>
        <source>no column of it names a drug; say in a file of columns which one does</source>
        <translation>ninguna columna nombra un medicamento; indique en un archivo de columnas cuál lo hace</translation>
    </message>
    <message>
        <source>no folder can be made there</source>
        <translation>allí no se puede crear ninguna carpeta</translation>
    </message>
    <message>
        <source>no packs of “{}”</source>
        <translation>ningún paquete de «{}»</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>ninguna biblioteca todavía</translation>
    </message>
    <message>
        <source>not a PNG, JPEG, GIF, WebP or BMP picture of at most 8 MB</source>
        <translation>no es una imagen PNG, JPEG, GIF, WebP o BMP de 8 MB como máximo</translation>
    </message>
    <message>
        <source>numbers in a format that is not followed, as they are stored: {:,} ({} …)</source>
        <translation>números con un formato que no se sigue, tal como están guardados: {:,} ({} …)</translation>
    </message>
    <message>
        <source>numbers with more digits in store than the workbook shows: {:,} ({} …)</source>
        <translation>números con más cifras guardadas de las que muestra el libro: {:,} ({} …)</translation>
    </message>
    <message>
        <source>one of {}</source>
        <translation>uno de {}</translation>
    </message>
    <message>
        <source>only files of the system, and the one beside the program, lock anything</source>
        <translation>solo los archivos del sistema, y el que está junto al programa, pueden bloquear algo</translation>
    </message>
    <message>
        <source>opened for writing</source>
        <translation>abrir para escribir</translation>
    </message>
    <message>
        <source>packs of several libraries, or of none</source>
        <translation>paquetes de varias bibliotecas o de ninguna</translation>
    </message>
    <message>
        <source>read</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>reading it failed ({})</source>
        <translation>falló la lectura ({})</translation>
    </message>
    <message>
        <source>rows that are hidden in the workbook, and are read: {:,} ({} …)</source>
        <translation>filas ocultas en el libro, que se leen: {:,} ({} …)</translation>
    </message>
    <message>
        <source>rows with another number of cells than there are heads, all of which are kept: {:,} (row {:,} …)</source>
        <translation>filas con un número de celdas distinto del de encabezados; todas se conservan: {:,} (fila {:,} …)</translation>
    </message>
    <message>
        <source>the cell {} names a text that the workbook does not have</source>
        <translation>la celda {} remite a un texto que el libro no tiene</translation>
    </message>
    <message>
        <source>the collection</source>
        <translation>la colección</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>el disco está lleno</translation>
    </message>
    <message>
        <source>the disk reported an error</source>
        <translation>el disco informó de un error</translation>
    </message>
    <message>
        <source>the file is damaged</source>
        <translation>el archivo está dañado</translation>
    </message>
    <message>
        <source>the file or its folder may not be written</source>
        <translation>no se permite escribir el archivo o su carpeta</translation>
    </message>
    <message>
        <source>the key of “{}” is wrong. A public key is “ed25519:” and 64 hex digits, as `medviewer pack keygen` prints it</source>
        <translation>la clave de «{}» es incorrecta. Una clave pública es «ed25519:» y 64 dígitos hexadecimales, como la que muestra `medviewer pack keygen`</translation>
    </message>
    <message>
        <source>the process that read it ended</source>
        <translation>terminó el proceso que lo leía</translation>
    </message>
    <message>
        <source>the sheet “{}” is hidden and is not read</source>
        <translation>la hoja «{}» está oculta y no se lee</translation>
    </message>
    <message>
        <source>the zip cannot be read ({})</source>
        <translation>no se puede leer el zip ({})</translation>
    </message>
    <message>
        <source>the zip has {:,} members, more than the {:,} that are read</source>
        <translation>el zip tiene {:,} miembros, más de los {:,} que se leen</translation>
    </message>
    <message>
        <source>the zip lists more than the {:,} members that are read</source>
        <translation>el zip enumera más de los {:,} miembros que se leen</translation>
    </message>
    <message>
        <source>there is no setting “{}”; known are {}</source>
        <translation>no existe el ajuste «{}»; se conocen {}</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>no existe tal archivo o carpeta</translation>
    </message>
    <message>
        <source>there is no {} beside it</source>
        <translation>a su lado no hay ningún {}</translation>
    </message>
    <message>
        <source>there is no “{}”; known are {}</source>
        <translation>no existe «{}»; se conocen {}</translation>
    </message>
    <message>
        <source>there is no “{}”; known is {}</source>
        <translation>no existe «{}»; se conoce {}</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true o false</translation>
    </message>
    <message>
        <source>trusted key {} must have a name and a key, both texts, and nothing else</source>
        <translation>la clave de confianza {} debe tener un nombre y una clave, ambos textos, y nada más</translation>
    </message>
    <message>
        <source>written as [[trusted_keys]], each with a name and a key</source>
        <translation>escrito como [[trusted_keys]], cada una con un nombre y una clave</translation>
    </message>
    <message>
        <source>{:,} files are more than are opened at once. Name {} at most.</source>
        <translation>{:,} archivos son más de los que se abren a la vez. Indique {} como máximo.</translation>
    </message>
    <message>
        <source>{} ({} times)</source>
        <translation>{} ({} veces)</translation>
    </message>
    <message>
        <source>{} Then start medviewer anew; until then changes are not kept.</source>
        <translation>{} Después reinicie medviewer; hasta entonces no se guardan los cambios.</translation>
    </message>
    <message>
        <source>{} belongs to the library that came with medviewer. Choose another folder.</source>
        <translation>{} pertenece a la biblioteca que vino con medviewer. Elija otra carpeta.</translation>
    </message>
    <message>
        <source>{} cannot be kept: {}</source>
        <translation>{} no se puede guardar: {}</translation>
    </message>
    <message>
        <source>{} cannot be locked ({}). Check the drive or share.</source>
        <translation>{} no se puede bloquear ({}). Compruebe la unidad o el recurso compartido.</translation>
    </message>
    <message>
        <source>{} cannot be packed{}: its name means something else on Windows, or is none there. Rename it: no colon, backslash or control character, no dot or space at an end, and no name of a device such as AUX.</source>
        <translation>{} no se puede empaquetar{}: su nombre significa otra cosa en Windows o allí no es válido. Cámbielo: sin dos puntos, barra invertida ni carácter de control, sin punto ni espacio al final, y sin nombre de dispositivo como AUX.</translation>
    </message>
    <message>
        <source>{} cannot be read ({}).</source>
        <translation>No se puede leer {} ({}).</translation>
    </message>
    <message>
        <source>{} cannot be read: its library is not reachable. Connect the drive or share; the page opens then.</source>
        <translation>{} no se puede leer: su biblioteca está fuera de alcance. Conecte la unidad o el recurso compartido; la página se abrirá entonces.</translation>
    </message>
    <message>
        <source>{} cannot be understood ({}). Bring it back from a backup, or take it away and publish again.</source>
        <translation>{} no se entiende ({}). Recupérelo de una copia de seguridad, o quítelo y publique de nuevo.</translation>
    </message>
    <message>
        <source>{} cannot be written ({}). Choose another folder.</source>
        <translation>{} no se puede escribir ({}). Elija otra carpeta.</translation>
    </message>
    <message>
        <source>{} cannot be written ({}). Free the place.</source>
        <translation>{} no se puede escribir ({}). Despeje el lugar.</translation>
    </message>
    <message>
        <source>{} cannot be written. {}</source>
        <translation>{} no se puede escribir. {}</translation>
    </message>
    <message>
        <source>{} changed while it was read, {} times: {} among others. Build the pack when nobody writes there.</source>
        <translation>{} cambió mientras se leía, {} veces: {} entre otros. Haga el paquete cuando nadie escriba allí.</translation>
    </message>
    <message>
        <source>{} could not be exported to {}: {}. What was there is as it was. Choose another place, then try again.</source>
        <translation>No fue posible exportar {0} a {1}: {2}. Lo que había quedó como estaba. Elija otro lugar e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>{} hidden characters</source>
        <translation>{} caracteres ocultos</translation>
    </message>
    <message>
        <source>{} holds more than {} files. Choose the folder of the notes itself.</source>
        <translation>{} contiene más de {} archivos. Elija la carpeta de las notas misma.</translation>
    </message>
    <message>
        <source>{} holds no page that can be read. See `medviewer check {}`.</source>
        <translation>{} no contiene ninguna página legible. Vea `medviewer check {}`.</translation>
    </message>
    <message>
        <source>{} holds {}. There are packs of: {}. Name one of them: {}/NAME.</source>
        <translation>{} contiene {}. Hay paquetes de: {}. Indique uno de ellos: {}/NAME.</translation>
    </message>
    <message>
        <source>{} is a file. Choose a folder to import into.</source>
        <translation>{} es un archivo. Elija una carpeta en la que importar.</translation>
    </message>
    <message>
        <source>{} is a folder. Name the file that the pack becomes, such as formulary.medpack.</source>
        <translation>{} es una carpeta. Indique el archivo que será el paquete, como formulary.medpack.</translation>
    </message>
    <message>
        <source>{} is broken and cannot be moved ({}). Take it away.</source>
        <translation>{} está dañado y no se puede mover ({}). Quítelo.</translation>
    </message>
    <message>
        <source>{} is no library pack. Name a folder of pages, or a file that `medviewer pack build` made.</source>
        <translation>{} no es un paquete de biblioteca. Indique una carpeta de páginas o un archivo hecho con `medviewer pack build`.</translation>
    </message>
    <message>
        <source>{} is no pack folder: it holds no {}. Publish a pack to it with `medviewer pack publish FILE --to {}`, or open another folder.</source>
        <translation>{} no es una carpeta de paquetes: no contiene {}. Publique un paquete en ella con `medviewer pack publish FILE --to {}` o abra otra carpeta.</translation>
    </message>
    <message>
        <source>{} is no pack of “{}”. See `medviewer pack list {}`.</source>
        <translation>{} no es un paquete de «{}». Vea `medviewer pack list {}`.</translation>
    </message>
    <message>
        <source>{} is no place for a copy</source>
        <translation>{} no es lugar para una copia</translation>
    </message>
    <message>
        <source>{} is not a file in the library of at most 1 MB; it is not used.</source>
        <translation>{} no es un archivo de la biblioteca de 1 MB como máximo; no se usa.</translation>
    </message>
    <message>
        <source>{} is not a file, so nothing was written beside it. Take it away, and ask who put it there.</source>
        <translation>{} no es un archivo, así que no se escribió nada a su lado. Quítelo y pregunte quién lo puso allí.</translation>
    </message>
    <message>
        <source>{} is not an object</source>
        <translation>{} no es un objeto</translation>
    </message>
    <message>
        <source>{} is not empty. Name a folder that is not there yet.</source>
        <translation>{} no está vacía. Indique una carpeta que aún no exista.</translation>
    </message>
    <message>
        <source>{} is not used: it cannot be read ({}).</source>
        <translation>{} no se usa: no se puede leer ({}).</translation>
    </message>
    <message>
        <source>{} is not used: it is not a file.</source>
        <translation>{} no se usa: no es un archivo.</translation>
    </message>
    <message>
        <source>{} is not used: {}.</source>
        <translation>{} no se usa: {}.</translation>
    </message>
    <message>
        <source>{} lies in the source {}. Choose a folder outside of it.</source>
        <translation>{} está dentro de la fuente {}. Elija una carpeta fuera de ella.</translation>
    </message>
    <message>
        <source>{} lies inside the library that is packed. Name a file outside of it.</source>
        <translation>{} está dentro de la biblioteca que se empaqueta. Indique un archivo fuera de ella.</translation>
    </message>
    <message>
        <source>{} more problems are not listed. Mend the first ones.</source>
        <translation>No se enumeran otros {} problemas. Corrija los primeros.</translation>
    </message>
    <message>
        <source>{} that could turn or part the text ({}) taken out. Write the page without them.</source>
        <translation>Se quitó lo que podría invertir o partir el texto: {} ({}). Escriba la página sin ello.</translation>
    </message>
    <message>
        <source>{} was not imported: {}. Nothing was changed. Choose a file that medviewer exported, or correct it.</source>
        <translation>{} no se importó: {}. No se cambió nada. Elija un archivo exportado por medviewer o corríjalo.</translation>
    </message>
    <message>
        <source>{} was read here as signed by {}, and {}. It is left closed; ask whoever looks after it, or read it all the same after `medviewer pack accept {}`.</source>
        <translation>{} se leyó aquí como firmado por {} y {}. Queda cerrado; pregunte a quien lo atiende o léalo de todos modos tras `medviewer pack accept {}`.</translation>
    </message>
    <message>
        <source>{} was written by a newer medviewer (schema {}, this one knows schemas up to {}). It was left as it is. Update medviewer, or choose another folder with --profile.</source>
        <translation>{} lo escribió un medviewer más reciente (esquema {}, este conoce esquemas hasta el {}). Se dejó como está. Actualice medviewer o elija otra carpeta con --profile.</translation>
    </message>
    <message>
        <source>{}, line {}</source>
        <translation>{}, línea {}</translation>
    </message>
    <message>
        <source>{}, line {}: {}.</source>
        <translation>{}, línea {}: {}.</translation>
    </message>
    <message>
        <source>{}: {}. Until it is mended or taken away, this computer is held at no pack.</source>
        <translation>{}: {}. Hasta que se corrija o se quite, este equipo no se mantiene en ningún paquete.</translation>
    </message>
    <message>
        <source>“alias” in {} cannot be kept: {}</source>
        <translation>«alias» en {} no se puede guardar: {}</translation>
    </message>
    <message>
        <source>“confused” may hold {} names</source>
        <translation>«confused» puede contener {} nombres</translation>
    </message>
    <message>
        <source>“confused” must be a list of lists of two or more names in quotes</source>
        <translation>«confused» debe ser una lista de listas de dos o más nombres entre comillas</translation>
    </message>
    <message>
        <source>“faqs” in the front matter has entries without q and a; see Other.</source>
        <translation>«faqs» en los metadatos iniciales (front matter) tiene entradas sin q ni a; vea Otros.</translation>
    </message>
    <message>
        <source>“locked” forbids nothing by itself: “{}” needs a value of its own</source>
        <translation>«locked» por sí solo no prohíbe nada: «{}» necesita un valor propio</translation>
    </message>
    <message>
        <source>“locked” must be a list of names, such as [“libraries”]</source>
        <translation>«locked» debe ser una lista de nombres, como [“libraries”]</translation>
    </message>
    <message>
        <source>“name” in {} cannot be kept: {}</source>
        <translation>«name» en {} no se puede guardar: {}</translation>
    </message>
    <message>
        <source>“same” may hold {:,} names, and {} of them may be the same</source>
        <translation>«same» puede contener {:,} nombres, y {} de ellos pueden ser equivalentes</translation>
    </message>
    <message>
        <source>“same” must be a list of lists of names in quotes</source>
        <translation>«same» debe ser una lista de listas de nombres entre comillas</translation>
    </message>
    <message>
        <source>“settings” must be a table: [settings]</source>
        <translation>«settings» debe ser una tabla: [settings]</translation>
    </message>
    <message>
        <source>“{}” cannot be drawn: no page {} could be begun. Try again.</source>
        <translation>«{}» no se puede dibujar: no se pudo empezar la página {}. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>“{}” cannot be laid out: this computer starts no further process. Close other programs, then try again.</source>
        <translation>«{}» no se puede componer: este equipo no inicia más procesos. Cierre otros programas e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>“{}” cannot be locked; what can is {}</source>
        <translation>«{}» no se puede bloquear; se puede bloquear {}</translation>
    </message>
    <message>
        <source>“{}” cannot be printed: page {} is not taken. Try again.</source>
        <translation>«{}» no se puede imprimir: no se acepta la página {}. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>“{}” cannot be printed: the printer does not answer. Check it, or choose another.</source>
        <translation>«{}» no se puede imprimir: la impresora no responde. Compruébela o elija otra.</translation>
    </message>
    <message>
        <source>“{}” cannot be shown: {}</source>
        <translation>«{}» no se puede mostrar: {}</translation>
    </message>
    <message>
        <source>“{}” cannot be shown: {}. {}</source>
        <translation>«{}» no se puede mostrar: {}. {}</translation>
    </message>
    <message>
        <source>“{}” cannot be written: {}. Choose another folder.</source>
        <translation>«{}» no se puede escribir: {}. Elija otra carpeta.</translation>
    </message>
    <message>
        <source>“{}” has a seal already.</source>
        <translation>«{}» ya tiene un sello.</translation>
    </message>
    <message>
        <source>“{}” has no section “{}”. It has: {}.</source>
        <translation>«{}» no tiene la sección «{}». Tiene: {}.</translation>
    </message>
    <message>
        <source>“{}” has none of the sections that were chosen for its sheet.</source>
        <translation>«{}» no tiene ninguna de las secciones elegidas para su hoja.</translation>
    </message>
    <message>
        <source>“{}” holds a key of another kind. Make an Ed25519 key with `medviewer pack keygen`.</source>
        <translation>«{}» contiene una clave de otro tipo. Cree una clave Ed25519 con `medviewer pack keygen`.</translation>
    </message>
    <message>
        <source>“{}” holds no monograph yet. Add some, then make the pack.</source>
        <translation>«{}» aún no contiene ninguna monografía. Añada algunas y haga después el paquete.</translation>
    </message>
    <message>
        <source>“{}” in the link has a % that encodes nothing; a percent sign is written %25.</source>
        <translation>«{}» en el enlace tiene un % que no codifica nada; el signo de porcentaje se escribe %25.</translation>
    </message>
    <message>
        <source>“{}” in the link holds characters that cannot be seen, and was not opened.</source>
        <translation>«{}» en el enlace contiene caracteres que no se ven, y no se abrió.</translation>
    </message>
    <message>
        <source>“{}” in the link is empty.</source>
        <translation>«{}» en el enlace está vacío.</translation>
    </message>
    <message>
        <source>“{}” in the link is encoded twice, and was not opened.</source>
        <translation>«{}» en el enlace está codificado dos veces, y no se abrió.</translation>
    </message>
    <message>
        <source>“{}” in the link is longer than {:,} characters.</source>
        <translation>«{}» en el enlace tiene más de {:,} caracteres.</translation>
    </message>
    <message>
        <source>“{}” in the link is no {}.</source>
        <translation>«{}» en el enlace no es un {}.</translation>
    </message>
    <message>
        <source>“{}” in the link is not encoded in UTF-8.</source>
        <translation>«{}» en el enlace no está codificado en UTF-8.</translation>
    </message>
    <message>
        <source>“{}” in {} is not a list</source>
        <translation>«{}» en {} no es una lista</translation>
    </message>
    <message>
        <source>“{}” in {} is not {}</source>
        <translation>«{}» en {} no es {}</translation>
    </message>
    <message>
        <source>“{}” is a link, and is not written through</source>
        <translation>«{}» es un enlace y no se escribe a través de él</translation>
    </message>
    <message>
        <source>“{}” is damaged or cut short: it is not what was sealed. Copy it again.</source>
        <translation>«{}» está dañado o incompleto: no es lo que se selló. Cópielo de nuevo.</translation>
    </message>
    <message>
        <source>“{}” is no field of a page; these are: {}</source>
        <translation>«{}» no es ningún campo de una página; son estos: {}</translation>
    </message>
    <message>
        <source>“{}” is no key of a file of columns</source>
        <translation>«{}» no es ninguna clave de un archivo de columnas</translation>
    </message>
    <message>
        <source>“{}” is no pack folder, library and file</source>
        <translation>«{}» no es carpeta de paquetes, biblioteca y archivo</translation>
    </message>
    <message>
        <source>“{}” is not a list</source>
        <translation>«{}» no es una lista</translation>
    </message>
    <message>
        <source>“{}” is not a time such as 2026-10-03T14:05:09Z</source>
        <translation>«{}» no es una hora como 2026-10-03T14:05:09Z</translation>
    </message>
    <message>
        <source>“{}” is not in the pack: it could not be read when that was made.</source>
        <translation>«{}» no está en el paquete: no se pudo leer cuando se hizo.</translation>
    </message>
    <message>
        <source>“{}” is not the name of a pack in {}. See `medviewer pack list {}`.</source>
        <translation>«{}» no es el nombre de un paquete de {}. Vea `medviewer pack list {}`.</translation>
    </message>
    <message>
        <source>“{}” is not the name or code of one page alone, so none was opened.</source>
        <translation>«{}» no es el nombre ni el código de una sola página, por lo que no se abrió ninguna.</translation>
    </message>
    <message>
        <source>“{}” is open already: it is the library “{}”.</source>
        <translation>«{}» ya está abierta: es la biblioteca «{}».</translation>
    </message>
    <message>
        <source>“{}” is refused: it held packs signed by {}, and is a folder of pages now. Ask whoever looks after it.</source>
        <translation>«{}» se rechaza: contenía paquetes firmados por {} y ahora es una carpeta de páginas. Pregunte a quien lo atiende.</translation>
    </message>
    <message>
        <source>“{}” is refused: it is not signed, and only packs signed with a trusted key are opened here. Ask whoever made it for a signed one.</source>
        <translation>«{}» se rechaza: no está firmado, y aquí solo se abren paquetes firmados con una clave de confianza. Pida uno firmado a quien lo hizo.</translation>
    </message>
    <message>
        <source>“{}” is refused: it is signed with the key {}, which is not trusted here. Ask whoever looks after this workstation whether that key is right.</source>
        <translation>«{}» se rechaza: está firmado con la clave {}, en la que aquí no se confía. Pregunte a quien atiende este puesto de trabajo si esa clave es correcta.</translation>
    </message>
    <message>
        <source>“{}” is refused: its signature does not match. It was changed after it was signed, or it is damaged. Copy it again from where it was published, and tell whoever signed it if that does not help.</source>
        <translation>«{}» se rechaza: su firma no coincide. Se cambió después de firmarlo o está dañado. Cópielo de nuevo de donde se publicó y avise a quien lo firmó si eso no ayuda.</translation>
    </message>
    <message>
        <source>“{}” is there already and no import wrote it; it is left as it is</source>
        <translation>«{}» ya existe y no lo escribió ninguna importación; se deja como está</translation>
    </message>
    <message>
        <source>“{}” is there already; a key is never overwritten. Choose another name.</source>
        <translation>«{}» ya existe; una clave nunca se sobrescribe. Elija otro nombre.</translation>
    </message>
    <message>
        <source>“{}” leads out of the library through a link, and is not written</source>
        <translation>«{}» lleva fuera de la biblioteca por un enlace y no se escribe</translation>
    </message>
    <message>
        <source>“{}” lies in the library “{}”, which does not list it as a page; Library, Problems may say why.</source>
        <translation>«{}» está en la biblioteca «{}», que no lo incluye como página; Biblioteca, Problemas puede decir por qué.</translation>
    </message>
    <message>
        <source>“{}” means nothing in a link, which was not opened.</source>
        <translation>«{}» no significa nada en un enlace, que no se abrió.</translation>
    </message>
    <message>
        <source>“{}” must be a day, such as 2027-03-31</source>
        <translation>«{}» debe ser un día, como 2027-03-31</translation>
    </message>
    <message>
        <source>“{}” must be a table</source>
        <translation>«{}» debe ser una tabla</translation>
    </message>
    <message>
        <source>“{}” must be one of , ; | and a tab</source>
        <translation>«{}» debe ser uno de , ; | y tabulador</translation>
    </message>
    <message>
        <source>“{}” must be {}</source>
        <translation>«{}» debe ser {}</translation>
    </message>
    <message>
        <source>“{}” of “{}” is too long for this sheet. Take larger paper or other sections.</source>
        <translation>«{}» de «{}» es demasiado largo para esta hoja. Use un papel mayor u otras secciones.</translation>
    </message>
    <message>
        <source>“{}” was not finished: the process that lays it out for paper has ended. Try again; if it ends again, close other programs, or export a web page in place of paper.</source>
        <translation>«{}» no se terminó: el proceso que lo compone para papel ha acabado. Inténtelo de nuevo; si vuelve a acabar, cierre otros programas o exporte una página web en lugar de papel.</translation>
    </message>
    <message>
        <source>“{}” was not opened: it is no library pack, no folder and no page (.md).</source>
        <translation>«{}» no se abrió: no es un paquete de biblioteca, ni una carpeta, ni una página (.md).</translation>
    </message>
    <message>
        <source>“{}” {}</source>
        <translation>«{}» {}</translation>
    </message>
    <message>
        <source>“{}” {}.</source>
        <translation>«{}» {}.</translation>
    </message>
    <message>
        <source>“{}”, which keeps what is yours (favourites, notes, index or settings), would lie {}. Yours never lies where libraries are shared: choose another folder with --profile, or another library.</source>
        <translation>«{}», que guarda lo suyo (favoritos, notas, índice o ajustes), estaría {}. Lo suyo nunca está donde se comparten bibliotecas: elija otra carpeta con --profile u otra biblioteca.</translation>
    </message>
</context>
<context>
    <name>EssentialsBar</name>
    <message>
        <source>Close the essentials ({})</source>
        <translation>Cerrar lo esencial ({})</translation>
    </message>
    <message>
        <source>Essentials: {}</source>
        <translation>Lo esencial: {}</translation>
    </message>
    <message>
        <source>Go to this place in {}</source>
        <translation>Ir a este lugar de {}</translation>
    </message>
    <message>
        <source>Open the essentials: what the page says first ({})</source>
        <translation>Abrir lo esencial: lo primero que dice la página ({})</translation>
    </message>
    <message>
        <source>from {}</source>
        <translation>de {}</translation>
    </message>
    <message>
        <source>{}: {}. Go there</source>
        <translation>{}: {}. Ir allí</translation>
    </message>
</context>
<context>
    <name>EssentialsBox</name>
    <message>
        <source>Boxed warning</source>
        <translation>Advertencia en recuadro</translation>
    </message>
    <message>
        <source>Essentials</source>
        <translation>Lo esencial</translation>
    </message>
</context>
<context>
    <name>ExchangeControl</name>
    <message>
        <source>Carry over</source>
        <translation>Trasladar</translation>
    </message>
    <message>
        <source>Carry over what was kept of libraries that are not open?</source>
        <translation>¿Trasladar lo que se guardó de bibliotecas que no están abiertas?</translation>
    </message>
    <message>
        <source>Carry over…</source>
        <translation>Trasladar…</translation>
    </message>
    <message>
        <source>Collection “{}”: {} new, {} in it already.</source>
        <translation>Colección «{}»: {} nuevos, {} ya estaban.</translation>
    </message>
    <message>
        <source>Downtime pack of “{}”</source>
        <translation>Paquete de contingencia de «{}»</translation>
    </message>
    <message>
        <source>Export local notes to a folder</source>
        <translation>Exportar notas locales a una carpeta</translation>
    </message>
    <message>
        <source>Import a collection</source>
        <translation>Importar una colección</translation>
    </message>
    <message>
        <source>Import local notes from a folder</source>
        <translation>Importar notas locales de una carpeta</translation>
    </message>
    <message>
        <source>Local notes from {}: {} new, {} newer, {} as they were.</source>
        <translation>Notas locales de {}: {} nuevas, {} más recientes, {} sin cambios.</translation>
    </message>
    <message>
        <source>Local notes in {}: {} written, {} were so already.</source>
        <translation>Notas locales en {}: {} escritas, {} ya estaban así.</translation>
    </message>
    <message>
        <source>Not in it: {}, {}</source>
        <translation>No incluido: {}, {}</translation>
    </message>
    <message>
        <source>Notes and favourites of a library that is not open are kept: {}.</source>
        <translation>Se conservan notas y favoritos de una biblioteca que no está abierta: {}.</translation>
    </message>
    <message>
        <source>Notes, favourites, collections and readings then belong to the pages here that have the same content, or alone the same title. Do this where a new folder has taken the place of an old one.</source>
        <translation>Las notas, los favoritos, las colecciones y lo leído pasan entonces a las páginas de aquí que tienen el mismo contenido o, como únicas, el mismo título. Hágalo cuando una carpeta nueva haya sustituido a una antigua.</translation>
    </message>
    <message>
        <source>Save collection “{}”</source>
        <translation>Guardar la colección «{}»</translation>
    </message>
    <message>
        <source>Written: {}</source>
        <translation>Escrito: {}</translation>
    </message>
    <message>
        <source>none of the open libraries holds it.</source>
        <translation>ninguna de las bibliotecas abiertas lo contiene.</translation>
    </message>
    <message>
        <source>{} drugs on {} pages.</source>
        <translation>{} medicamentos en {} páginas.</translation>
    </message>
    <message>
        <source>{} is in no open library; it is in the collection all the same.</source>
        <translation>{} no está en ninguna biblioteca abierta; aun así está en la colección.</translation>
    </message>
    <message>
        <source>{} is no note of yours; it was left as it is.</source>
        <translation>{} no es una nota suya; se dejó como está.</translation>
    </message>
    <message>
        <source>{} was changed here and there: both are kept, delete one of them.</source>
        <translation>{} se cambió aquí y allí: se conservan ambas, elimine una de ellas.</translation>
    </message>
    <message>
        <source>“{}” holds no monograph yet.</source>
        <translation>«{}» aún no contiene ninguna monografía.</translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more.</source>
        <translation>
            <numerusform>… y %Ln más.</numerusform>
            <numerusform>… y %Ln más.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source> ({} also)</source>
        <translation> ({} de palabras afines)</translation>
    </message>
    <message>
        <source>Close find in page</source>
        <translation>Cerrar la búsqueda en la página</translation>
    </message>
    <message>
        <source>Find in page</source>
        <translation>Buscar en la página</translation>
    </message>
    <message numerus="yes">
        <source>Mark words of the same topic, too: {}. %Ln place(s).</source>
        <translation>
            <numerusform>Marcar también palabras del mismo tema: {}. %Ln lugar.</numerusform>
            <numerusform>Marcar también palabras del mismo tema: {}. %Ln lugares.</numerusform>
        </translation>
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
        <source>also: {}  ·  {}</source>
        <translation>también: {}  ·  {}</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} de {}</translation>
    </message>
</context>
<context>
    <name>FoldedTabs</name>
    <message numerus="yes">
        <source>%Ln more tab(s)</source>
        <translation>
            <numerusform>%Ln pestaña más</numerusform>
            <numerusform>%Ln pestañas más</numerusform>
        </translation>
    </message>
    <message>
        <source>More ▾ {}</source>
        <translation>Más ▾ {}</translation>
    </message>
    <message>
        <source>{} (hidden)</source>
        <translation>{} (oculto)</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Add local note</source>
        <translation>Añadir nota local</translation>
    </message>
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
        <source>The library says that it was valid until {}.</source>
        <translation>La biblioteca dice que fue válida hasta el {}.</translation>
    </message>
    <message>
        <source>Which pages name this drug, and where</source>
        <translation>Qué páginas nombran este medicamento y dónde</translation>
    </message>
    <message>
        <source>⚠ This page marks the drug as banned.</source>
        <translation>⚠ Esta página marca el medicamento como prohibido.</translation>
    </message>
</context>
<context>
    <name>HeadingList</name>
    <message>
        <source>Local notes</source>
        <translation>Notas locales</translation>
    </message>
    <message>
        <source>Outline of the page</source>
        <translation>Esquema de la página</translation>
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
        <source>Image not shown: the page has too many or too large ones</source>
        <translation>Imagen no mostrada: la página tiene demasiadas, o demasiado grandes</translation>
    </message>
    <message>
        <source>Image not shown: {}</source>
        <translation>Imagen no mostrada: {}</translation>
    </message>
</context>
<context>
    <name>ImportColumns</name>
    <message>
        <source>ATC code</source>
        <translation>Código ATC</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Pasa a ser</translation>
    </message>
    <message>
        <source>Brands</source>
        <translation>Marcas</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Col&amp;umns of the list</source>
        <translation>Col&amp;umnas de la lista</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Columna</translation>
    </message>
    <message>
        <source>Columns of the list, what each becomes, and its first rows</source>
        <translation>Columnas de la lista, en qué se convierte cada una y sus primeras filas</translation>
    </message>
    <message>
        <source>Dosage form</source>
        <translation>Forma farmacéutica</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Primeras filas</translation>
    </message>
    <message>
        <source>Formulary status</source>
        <translation>Situación en la guía</translation>
    </message>
    <message>
        <source>GTIN</source>
        <translation>GTIN</translation>
    </message>
    <message>
        <source>Generic name</source>
        <translation>Principio activo (DCI)</translation>
    </message>
    <message>
        <source>Line of a table (Other)</source>
        <translation>Tabla (Otros)</translation>
    </message>
    <message>
        <source>NDC</source>
        <translation>NDC</translation>
    </message>
    <message>
        <source>Name of the drug</source>
        <translation>Nombre del medicamento</translation>
    </message>
    <message>
        <source>No column names the drug. Choose “Name of the drug” for the one that does.</source>
        <translation>Ninguna columna nombra el medicamento. Elija «Nombre del medicamento» para la que lo haga.</translation>
    </message>
    <message>
        <source>Notes (Overview)</source>
        <translation>Notas (Resumen general)</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Vía de administración</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Concentración</translation>
    </message>
    <message>
        <source>What the column “{}” becomes</source>
        <translation>En qué se convierte la columna «{}»</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Volver</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Seguir</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importar</translation>
    </message>
    <message>
        <source>&amp;Open this library</source>
        <translation>&amp;Abrir esta biblioteca</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>Add files or a folder first.</source>
        <translation>Añada primero archivos o una carpeta.</translation>
    </message>
    <message>
        <source>Choose a folder for the pages first.</source>
        <translation>Elija primero una carpeta para las páginas.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Done: {}</source>
        <translation>Listo: {}</translation>
    </message>
    <message>
        <source>Go on importing</source>
        <translation>Seguir importando</translation>
    </message>
    <message>
        <source>Import labels or lists</source>
        <translation>Importar fichas o listas</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Importando…</translation>
    </message>
    <message>
        <source>Not there any more: {}. What was read before is imported.</source>
        <translation>Ya no está: {}. Lo que se leyó antes está importado.</translation>
    </message>
    <message>
        <source>Nothing was written yet. An import would do this:</source>
        <translation>Todavía no se ha escrito nada. Una importación haría esto:</translation>
    </message>
    <message>
        <source>Report of the import</source>
        <translation>Informe de la importación</translation>
    </message>
    <message>
        <source>Stop the import</source>
        <translation>Detener la importación</translation>
    </message>
    <message>
        <source>Stop the import?</source>
        <translation>¿Detener la importación?</translation>
    </message>
    <message>
        <source>Stopped. What was written stays; Go on takes up from there.</source>
        <translation>Detenida. Lo escrito se conserva; Seguir continúa desde ahí.</translation>
    </message>
    <message>
        <source>There is nothing to import in what you chose: no label, list or dictionary.</source>
        <translation>En lo que eligió no hay nada que importar: ni ficha técnica, ni lista, ni diccionario.</translation>
    </message>
    <message>
        <source>Tr&amp;y first</source>
        <translation>Probar a&amp;ntes</translation>
    </message>
    <message>
        <source>What is done stays. Importing the same again goes on from there.</source>
        <translation>Lo hecho se conserva. Importar lo mismo otra vez continúa desde ahí.</translation>
    </message>
    <message>
        <source>What was written stays; Go on takes up from there.</source>
        <translation>Lo escrito se conserva; Seguir continúa desde ahí.</translation>
    </message>
</context>
<context>
    <name>ImportFilter</name>
    <message>
        <source>&amp;Dosage form</source>
        <translation>&amp;Forma farmacéutica</translation>
    </message>
    <message>
        <source>&amp;From a list…</source>
        <translation>De una lis&amp;ta…</translation>
    </message>
    <message>
        <source>&amp;Labeler</source>
        <translation>&amp;Laboratorio</translation>
    </message>
    <message>
        <source>&amp;Others (for animals, vaccines, bulk)</source>
        <translation>&amp;Otras (para animales, vacunas, a granel)</translation>
    </message>
    <message>
        <source>&amp;Prescription</source>
        <translation>Con &amp;receta</translation>
    </message>
    <message>
        <source>&amp;Route</source>
        <translation>&amp;Vía</translation>
    </message>
    <message>
        <source>&amp;Without prescription</source>
        <translation>&amp;Sin receta</translation>
    </message>
    <message>
        <source>For each name and route the newest label of a maker, before those of repackagers</source>
        <translation>Por nombre y vía, la ficha más reciente de un fabricante, antes que las de reenvasadores</translation>
    </message>
    <message>
        <source>Generic &amp;names</source>
        <translation>No&amp;mbres genéricos</translation>
    </message>
    <message>
        <source>Generic names, one a line</source>
        <translation>Nombres genéricos, uno por línea</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>List of generic names</source>
        <translation>Lista de nombres genéricos</translation>
    </message>
    <message>
        <source>One label for each &amp;generic name</source>
        <translation>Una ficha por nombre &amp;genérico</translation>
    </message>
    <message>
        <source>One whole generic name a line</source>
        <translation>Un nombre genérico completo por línea</translation>
    </message>
    <message>
        <source>Only so&amp;me of the labels</source>
        <translation>Solo &amp;parte de las fichas</translation>
    </message>
    <message>
        <source>such as: oral</source>
        <translation>por ejemplo: oral</translation>
    </message>
    <message>
        <source>such as: tablet, injection</source>
        <translation>por ejemplo: tablet, injection</translation>
    </message>
    <message>
        <source>words of the firm’s name</source>
        <translation>palabras del nombre de la empresa</translation>
    </message>
    <message>
        <source>{} cannot be read ({}).</source>
        <translation>No se puede leer {} ({}).</translation>
    </message>
</context>
<context>
    <name>ImportProgress</name>
    <message numerus="yes">
        <source>%Ln label(s)</source>
        <translation>
            <numerusform>%Ln ficha</numerusform>
            <numerusform>%Ln fichas</numerusform>
        </translation>
    </message>
    <message>
        <source>Choosing one label for each generic name; all are read once more after that.</source>
        <translation>Se elige una ficha por nombre genérico; después se leen todas otra vez.</translation>
    </message>
    <message>
        <source>How much of the sources has been read</source>
        <translation>Cuánto se ha leído de las fuentes</translation>
    </message>
    <message>
        <source>Looking through the sources…</source>
        <translation>Examinando las fuentes…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln documento</numerusform>
            <numerusform>%Ln documentos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln drug(s)</source>
        <translation>
            <numerusform>%Ln medicamento</numerusform>
            <numerusform>%Ln medicamentos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln palabra</numerusform>
            <numerusform>%Ln palabras</numerusform>
        </translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Importando…</translation>
    </message>
    <message>
        <source>Reading; nothing is written.</source>
        <translation>Leyendo; no se escribe nada.</translation>
    </message>
    <message>
        <source>Stopping after what is at hand…</source>
        <translation>Se detendrá tras lo que está en curso…</translation>
    </message>
    <message>
        <source>The window can be used meanwhile. What is done stays if you stop.</source>
        <translation>Entretanto puede usar la ventana. Si la detiene, lo hecho se conserva.</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>queda aproximadamente %Ln minuto</numerusform>
            <numerusform>quedan aproximadamente %Ln minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>queda menos de un minuto</translation>
    </message>
    <message>
        <source>{} of {} MB</source>
        <translation>{} de {} MB</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Guardar como…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>In no source</source>
        <translation>En ninguna fuente</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Omitido</translation>
    </message>
    <message>
        <source>Not asked for</source>
        <translation>No pedida</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Guardar el informe</translation>
    </message>
    <message>
        <source>Sources and pages that there is something to say of</source>
        <translation>Fuentes y páginas de las que hay algo que decir</translation>
    </message>
    <message>
        <source>Text (*.txt);;Table (*.csv)</source>
        <translation>Texto (*.txt);;Tabla (*.csv)</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Written: {}</source>
        <translation>Escrito: {}</translation>
    </message>
    <message>
        <source>import report.txt</source>
        <translation>informe de importación.txt</translation>
    </message>
    <message>
        <source>the choice of labels is another</source>
        <translation>la selección de fichas es otra</translation>
    </message>
    <message>
        <source>withdrawn, or not brought along</source>
        <translation>retirada, o no incluida esta vez</translation>
    </message>
    <message>
        <source>{} left out by the choice of labels</source>
        <translation>{} fuera de la selección</translation>
    </message>
    <message>
        <source>{} new, {} newer, {} as they were</source>
        <translation>{} nuevas, {} más recientes, {} sin cambios</translation>
    </message>
    <message>
        <source>{} notes on what a page lacks or a source has</source>
        <translation>{} avisos sobre lo que falta a una página o se vio en una fuente</translation>
    </message>
    <message>
        <source>{} pages that are in none of these sources; kept</source>
        <translation>{} páginas que no están en ninguna de estas fuentes; se conservan</translation>
    </message>
    <message>
        <source>{} pages whose label was not asked for this time; kept</source>
        <translation>{} páginas cuya ficha no se pidió esta vez; se conservan</translation>
    </message>
    <message>
        <source>{} refused</source>
        <translation>{} rechazadas</translation>
    </message>
</context>
<context>
    <name>ImportSources</name>
    <message>
        <source>&amp;Add files…</source>
        <translation>&amp;Añadir archivos…</translation>
    </message>
    <message>
        <source>Add a fold&amp;er…</source>
        <translation>Añadir &amp;carpeta…</translation>
    </message>
    <message>
        <source>Labels as files: XML (SPL, FHIR), JSON (openFDA, FHIR), zips and whole releases of these, lists of drugs (CSV, Excel), dictionaries (StarDict), or folders that hold them. Drop them here, or choose them below. Nothing is fetched from a network.</source>
        <translation>Fichas técnicas en archivos: XML (SPL, FHIR), JSON (openFDA, FHIR), zips y publicaciones completas de estos, listas de medicamentos (CSV, Excel), diccionarios (StarDict) o carpetas que los contengan. Suéltelos aquí o elíjalos abajo. No se descarga nada de la red.</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>Archivos para importar</translation>
    </message>
    <message>
        <source>Folder to import</source>
        <translation>Carpeta para importar</translation>
    </message>
    <message>
        <source>Labels, lists and dictionaries (*.xml *.zip *.json *.csv *.tsv *.xlsx *.xlsm *.ifo);;All files (*)</source>
        <translation>Fichas técnicas, listas y diccionarios (*.xml *.zip *.json *.csv *.tsv *.xlsx *.xlsm *.ifo);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>What is to be imported</source>
        <translation>Qué se va a importar</translation>
    </message>
</context>
<context>
    <name>ImportTarget</name>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Elegir…</translation>
    </message>
    <message>
        <source>A new folder: it becomes a library of its own that opens beside the others.</source>
        <translation>Una carpeta nueva: será una biblioteca propia que se abre junto a las demás.</translation>
    </message>
    <message>
        <source>An import wrote this library: newer versions take their places in it, so that notes and favourites stay.</source>
        <translation>Una importación escribió esta biblioteca: las versiones más recientes ocupan su lugar; notas y favoritos se conservan.</translation>
    </message>
    <message>
        <source>Dictionary</source>
        <translation>Diccionario</translation>
    </message>
    <message>
        <source>Drug list</source>
        <translation>Lista de medicamentos</translation>
    </message>
    <message>
        <source>Folder to import into</source>
        <translation>Carpeta en la que se importa</translation>
    </message>
    <message>
        <source>Imported pages</source>
        <translation>Páginas importadas</translation>
    </message>
    <message>
        <source>In&amp;to the library</source>
        <translation>En la &amp;biblioteca</translation>
    </message>
    <message>
        <source>Product information</source>
        <translation>Información de producto</translation>
    </message>
    <message>
        <source>This folder cannot be read. Choose another one.</source>
        <translation>Esta carpeta no se puede leer. Elija otra.</translation>
    </message>
    <message>
        <source>This folder holds other files. They stay as they are; the pages are added to them.</source>
        <translation>Esta carpeta contiene otros archivos. Quedan como están; las páginas se añaden a ellos.</translation>
    </message>
    <message>
        <source>US labels</source>
        <translation>Fichas de EE UU</translation>
    </message>
    <message>
        <source>This folder lies in one of the sources. Choose one outside of them.</source>
        <translation>Esta carpeta está dentro de una de las fuentes. Elija una fuera de ellas.</translation>
    </message>
    <message>
        <source>This is a file. Choose a folder.</source>
        <translation>Esto es un archivo. Elija una carpeta.</translation>
    </message>
    <message>
        <source>This is the library that came with the program. Choose another folder.</source>
        <translation>Esta es la biblioteca que vino con el programa. Elija otra carpeta.</translation>
    </message>
</context>
<context>
    <name>KeepReady</name>
    <message>
        <source>&amp;Look up…</source>
        <translation>&amp;Consultar…</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>A&amp;brir</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>Closing the last window leaves an icon in the notification area.</source>
        <translation>Al cerrar la última ventana queda un icono en el área de notificación.</translation>
    </message>
    <message>
        <source>It stays ready. The icon here opens it, looks up a drug, or quits it.</source>
        <translation>Queda listo. El icono de aquí lo abre, consulta un fármaco o lo cierra.</translation>
    </message>
    <message>
        <source>Look up the &amp;marked text</source>
        <translation>Consultar el texto &amp;marcado</translation>
    </message>
    <message>
        <source>This desktop has no notification area in which the program would be found.</source>
        <translation>Este escritorio no tiene área de notificación en la que encontrar el programa.</translation>
    </message>
    <message>
        <source>medviewer, ready</source>
        <translation>medviewer, listo</translation>
    </message>
</context>
<context>
    <name>LabelFacts</name>
    <message numerus="yes">
        <source>%Ln more: type the name into the search field</source>
        <translation>
            <numerusform>%Ln más: escriba el nombre en el campo de búsqueda</numerusform>
            <numerusform>%Ln más: escriba el nombre en el campo de búsqueda</numerusform>
        </translation>
    </message>
    <message>
        <source>All forms</source>
        <translation>Todas las formas</translation>
    </message>
    <message>
        <source>All labelers</source>
        <translation>Todos los laboratorios</translation>
    </message>
    <message>
        <source>All routes</source>
        <translation>Todas las vías</translation>
    </message>
    <message>
        <source>Form not stated</source>
        <translation>Forma no indicada</translation>
    </message>
    <message>
        <source>Form: {}</source>
        <translation>Forma: {}</translation>
    </message>
    <message>
        <source>Labeler not stated</source>
        <translation>Laboratorio no indicado</translation>
    </message>
    <message>
        <source>Labeler: {}</source>
        <translation>Laboratorio: {}</translation>
    </message>
    <message>
        <source>Route not stated</source>
        <translation>Vía no indicada</translation>
    </message>
    <message>
        <source>Route: {}</source>
        <translation>Vía: {}</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>no se indica</translation>
    </message>
</context>
<context>
    <name>LabelOrder</name>
    <message>
        <source>By form</source>
        <translation>Por forma</translation>
    </message>
    <message>
        <source>By labeler</source>
        <translation>Por laboratorio</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Por nombre</translation>
    </message>
    <message>
        <source>By strength</source>
        <translation>Por concentración</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Las más recientes primero</translation>
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
    <name>LibrariesDialog</name>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problema</numerusform>
            <numerusform>%Ln problemas</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>Add &amp;bundled library</source>
        <translation>Añadir la &amp;incluida</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>Añadir &amp;carpeta…</translation>
    </message>
    <message>
        <source>Add &amp;pack…</source>
        <translation>Añadir &amp;paquete…</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>It is in the list.</source>
        <translation>Está en la lista.</translation>
    </message>
    <message>
        <source>It is the first.</source>
        <translation>Es la primera.</translation>
    </message>
    <message>
        <source>It is the last.</source>
        <translation>Es la última.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliotecas</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>&amp;Bajar</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>&amp;Subir</translation>
    </message>
    <message>
        <source>Not verified yet</source>
        <translation>Aún sin verificar</translation>
    </message>
    <message>
        <source>One library stays open. Add another one first.</source>
        <translation>Una biblioteca queda abierta. Añada antes otra.</translation>
    </message>
    <message>
        <source>Out of reach</source>
        <translation>Inaccesible</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Paquete</translation>
    </message>
    <message>
        <source>Pack folder</source>
        <translation>Carpeta de paquetes</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Where several libraries have a page of one name, Return opens that of the first. Changes count at once.</source>
        <translation>Si varias bibliotecas tienen una página con el mismo nombre, Intro abre la de la primera. Los cambios valen al instante.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>desconocido</translation>
    </message>
</context>
<context>
    <name>LibraryControl</name>
    <message>
        <source>Library packs</source>
        <translation>Paquetes de biblioteca</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vaciar</translation>
    </message>
    <message>
        <source>Clear the history?</source>
        <translation>¿Vaciar el historial?</translation>
    </message>
    <message>
        <source>Export favourites and history</source>
        <translation>Exportar favoritos e historial</translation>
    </message>
    <message>
        <source>Import favourites</source>
        <translation>Importar favoritos</translation>
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
        <source>Open library pack</source>
        <translation>Abrir paquete de biblioteca</translation>
    </message>
    <message>
        <source>Recent drugs and reading places are removed. Favourites stay.</source>
        <translation>Se borran los medicamentos recientes y los puntos de lectura. Los favoritos se conservan.</translation>
    </message>
    <message>
        <source>Which libraries are open is set by your site, in {}.</source>
        <translation>Qué bibliotecas están abiertas está fijado por su centro, en {}.</translation>
    </message>
    <message>
        <source>Written: {}</source>
        <translation>Escrito: {}</translation>
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
    <name>Licences</name>
    <message>
        <source>Comes in</source>
        <translation>Incluido en</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Licence text</source>
        <translation>Texto de la licencia</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licencias</translation>
    </message>
    <message>
        <source>Licences…</source>
        <translation>Licencias…</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Componente</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>medviewer is under the MIT licence. It uses Qt and PySide6 under the GNU Lesser General Public License, version 3, and may be run with another version of them. Choose a row to read its licence below.</source>
        <translation>medviewer está bajo la licencia MIT. Usa Qt y PySide6 bajo la GNU Lesser General Public License, versión 3, y puede ejecutarse con otra versión de ellos. Elija una fila para leer debajo su licencia.</translation>
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
    <message numerus="yes">
        <source>%Ln label(s) left out by the filter</source>
        <translation>
            <numerusform>%Ln ficha omitida por el filtro</numerusform>
            <numerusform>%Ln fichas omitidas por el filtro</numerusform>
        </translation>
    </message>
    <message>
        <source>All as a table</source>
        <translation>Todos como tabla</translation>
    </message>
    <message>
        <source>Class: {}</source>
        <translation>Clase: {}</translation>
    </message>
    <message>
        <source>Did you mean</source>
        <translation>Quizá quiso decir</translation>
    </message>
    <message>
        <source>Filter and sort</source>
        <translation>Filtrar y ordenar</translation>
    </message>
    <message>
        <source>Give “{}” another name…</source>
        <translation>Dar otro nombre a «{}»…</translation>
    </message>
    <message>
        <source>In all drugs  ·  {}</source>
        <translation>En todos los medicamentos  ·  {}</translation>
    </message>
    <message>
        <source>In the text  ·  {}</source>
        <translation>En el texto  ·  {}</translation>
    </message>
    <message>
        <source>In the text  ·  {} of over {} passages</source>
        <translation>En el texto  ·  {} de más de {} pasajes</translation>
    </message>
    <message>
        <source>In the text  ·  {} of {} passages</source>
        <translation>En el texto  ·  {} de {} pasajes</translation>
    </message>
    <message>
        <source>Local notes  ·  {}</source>
        <translation>Notas locales  ·  {}</translation>
    </message>
    <message>
        <source>More passages</source>
        <translation>Más pasajes</translation>
    </message>
    <message>
        <source>Named in what was typed</source>
        <translation>Nombrado en lo escrito</translation>
    </message>
    <message>
        <source>Nearly the same</source>
        <translation>Casi igual</translation>
    </message>
    <message>
        <source>Search for “{}”</source>
        <translation>Buscar «{}»</translation>
    </message>
    <message numerus="yes">
        <source>Show all %Ln label(s)</source>
        <translation>
            <numerusform>Mostrar %Ln ficha</numerusform>
            <numerusform>Mostrar las %Ln fichas</numerusform>
        </translation>
    </message>
    <message>
        <source>Try instead</source>
        <translation>Pruebe en su lugar</translation>
    </message>
    <message>
        <source>What their pages say of one another</source>
        <translation>Lo que sus páginas dicen unas de otras</translation>
    </message>
    <message>
        <source>above the sections</source>
        <translation>encima de las secciones</translation>
    </message>
    <message numerus="yes">
        <source>{} · %Ln label(s)</source>
        <translation>
            <numerusform>{} · %Ln ficha técnica</numerusform>
            <numerusform>{} · %Ln fichas técnicas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{} · {} of %Ln label(s)</source>
        <translation>
            <numerusform>{} · {} de %Ln ficha</numerusform>
            <numerusform>{} · {} de %Ln fichas</numerusform>
        </translation>
    </message>
    <message>
        <source>{}: all of these as a table</source>
        <translation>{}: todos estos como tabla</translation>
    </message>
    <message>
        <source>✓ used for {}</source>
        <translation>✓ usada para {}</translation>
    </message>
</context>
<context>
    <name>LinkControl</name>
    <message>
        <source>Click: open. Ctrl+click: compare.</source>
        <translation>Clic: abrir. Control+clic: comparar.</translation>
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
    <name>ListCollections</name>
    <message numerus="yes">
        <source>%Ln drug(s)</source>
        <translation>
            <numerusform>%Ln medicamento</numerusform>
            <numerusform>%Ln medicamentos</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed since you read them</source>
        <translation>Cambiados desde que los leyó</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoritos</translation>
    </message>
    <message>
        <source>No longer in the library</source>
        <translation>Ya no está en la biblioteca</translation>
    </message>
    <message>
        <source>{} · on the start page</source>
        <translation>{} · en la página de inicio</translation>
    </message>
    <message>
        <source>△ since {}</source>
        <translation>△ desde el {}</translation>
    </message>
</context>
<context>
    <name>ListControl</name>
    <message>
        <source>Add to favourites</source>
        <translation>Añadir a favoritos</translation>
    </message>
    <message>
        <source>Add to named together</source>
        <translation>Añadir a «Nombrados juntos»</translation>
    </message>
    <message>
        <source>All sections</source>
        <translation>Todas las secciones</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Find a collection</source>
        <translation>Buscar una colección</translation>
    </message>
    <message>
        <source>Find a drug</source>
        <translation>Buscar un medicamento</translation>
    </message>
    <message>
        <source>Find in Favourites</source>
        <translation>Buscar en favoritos</translation>
    </message>
    <message>
        <source>Find in Recent</source>
        <translation>Buscar en recientes</translation>
    </message>
    <message>
        <source>Find in “{}”</source>
        <translation>Buscar en «{}»</translation>
    </message>
    <message numerus="yes">
        <source>Looked through: %Ln page(s) of {}.</source>
        <translation>
            <numerusform>Revisado: %Ln página de {}.</numerusform>
            <numerusform>Revisado: %Ln páginas de {}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking through %Ln page(s) for “{}” …</source>
        <translation>
            <numerusform>Buscando «{}» en %Ln página…</numerusform>
            <numerusform>Buscando «{}» en %Ln páginas…</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking through all pages for “{}” …</source>
        <translation>Buscando «{}» en todas las páginas…</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Nombres</translation>
    </message>
    <message>
        <source>No collections yet. Ctrl+Shift+D puts the open drug into a new one.</source>
        <translation>Aún no hay colecciones. Control+Mayús+D pone el medicamento abierto en una nueva.</translation>
    </message>
    <message>
        <source>No drug here has the code “{}”.</source>
        <translation>Ningún medicamento de aquí tiene el código «{}».</translation>
    </message>
    <message>
        <source>No drug is called “{}”, and no page holds it just so. Its words stand in these passages.</source>
        <translation>Ningún medicamento se llama «{}» y ninguna página lo contiene tal cual. Sus palabras están en estos pasajes.</translation>
    </message>
    <message>
        <source>No drug is called “{}”, and no page holds this text.</source>
        <translation>Ningún medicamento se llama «{}» y ninguna página contiene este texto.</translation>
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
        <source>No label is used for {}.</source>
        <translation>No se usa ninguna ficha técnica para {}.</translation>
    </message>
    <message>
        <source>No longer use it for {}</source>
        <translation>Dejar de usarla para {}</translation>
    </message>
    <message>
        <source>No pages in this library. Ctrl+O opens another folder.</source>
        <translation>No hay páginas en esta biblioteca. Control+O abre otra carpeta.</translation>
    </message>
    <message>
        <source>No pages in this library; the problems below say what was passed over. Ctrl+O opens another folder.</source>
        <translation>No hay páginas en esta biblioteca; los problemas de abajo dicen qué se pasó por alto. Ctrl+O abre otra carpeta.</translation>
    </message>
    <message>
        <source>Nothing has been read yet. Type a drug’s name; Return opens it.</source>
        <translation>Aún no se ha leído nada. Escriba el nombre de un medicamento; Intro lo abre.</translation>
    </message>
    <message>
        <source>Nothing here is called “{}”.</source>
        <translation>Aquí nada se llama «{}».</translation>
    </message>
    <message>
        <source>Nothing here. Drag drugs into this collection, or press Ctrl+Shift+D.</source>
        <translation>No hay nada aquí. Arrastre medicamentos a esta colección, o pulse Control+Mayús+D.</translation>
    </message>
    <message>
        <source>Nothing that you keep has changed since you read it.</source>
        <translation>Nada de lo que guarda ha cambiado desde que lo leyó.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Read as: {}</source>
        <translation>Leído como: {}</translation>
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
    <message>
        <source>The library is still being read. Return waits until all names are known.</source>
        <translation>La biblioteca aún se está leyendo. Intro espera hasta que se conozcan todos los nombres.</translation>
    </message>
    <message>
        <source>Use this label for {}</source>
        <translation>Usar esta ficha técnica para {}</translation>
    </message>
    <message>
        <source>Used for {}: {}.</source>
        <translation>Se usa para {}: {}.</translation>
    </message>
    <message>
        <source>{} (not in the open libraries)</source>
        <translation>{} (no está en las bibliotecas abiertas)</translation>
    </message>
    <message>
        <source>“{}” is an abbreviation that has been mistaken. It may mean: {}.</source>
        <translation>«{}» es una abreviatura que ya se ha confundido. Puede significar: {}.</translation>
    </message>
    <message>
        <source>“{}” is no whole code: a digit is wrong or missing. Scan it again.</source>
        <translation>«{}» no es un código completo: hay un dígito incorrecto o falta uno. Escanéelo de nuevo.</translation>
    </message>
</context>
<context>
    <name>ListFilters</name>
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
    <name>ListFoot</name>
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
        <source>Library not reachable: {}. What is listed of it was read before.</source>
        <translation>Biblioteca no accesible: {}. Lo que se muestra de ella se leyó antes.</translation>
    </message>
    <message>
        <source>List what you keep that has changed since you read it</source>
        <translation>Mostrar lo que guarda y ha cambiado desde que lo leyó</translation>
    </message>
    <message>
        <source>Looking for names of other drugs in the texts</source>
        <translation>Buscando nombres de otros medicamentos en los textos</translation>
    </message>
    <message>
        <source>Reading the files</source>
        <translation>Leyendo los archivos</translation>
    </message>
    <message>
        <source>Stop reading the library</source>
        <translation>Detener la lectura de la biblioteca</translation>
    </message>
    <message>
        <source>Verified {} of {} MB</source>
        <translation>Comprobados {} de {} MB</translation>
    </message>
    <message>
        <source>Verifying a pack</source>
        <translation>Comprobando un paquete</translation>
    </message>
    <message numerus="yes">
        <source>{} of %Ln drug(s)</source>
        <translation>
            <numerusform>{} de %Ln medicamento</numerusform>
            <numerusform>{} de %Ln medicamentos</numerusform>
        </translation>
    </message>
    <message>
        <source>{}: {} %</source>
        <translation>{}: {} %</translation>
    </message>
    <message numerus="yes">
        <source>△ %Ln changed…</source>
        <translation>
            <numerusform>△ %Ln cambiado…</numerusform>
            <numerusform>△ %Ln cambiados…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LookUpWindow</name>
    <message>
        <source>Drugs that were found</source>
        <translation>Fármacos encontrados</translation>
    </message>
    <message>
        <source>Look up a drug</source>
        <translation>Consultar un fármaco</translation>
    </message>
    <message>
        <source>Look up the marked text</source>
        <translation>Consultar el texto marcado</translation>
    </message>
    <message>
        <source>Look up – medviewer</source>
        <translation>Consultar – medviewer</translation>
    </message>
    <message>
        <source>No line of the page is surely its dose. Return opens the page.</source>
        <translation>Ninguna línea de la página es con seguridad su dosis. Intro abre la página.</translation>
    </message>
    <message>
        <source>No name begins so. Those above are near: Down chooses one.</source>
        <translation>Ningún nombre empieza así. Los de arriba se parecen: Abajo elige uno.</translation>
    </message>
    <message>
        <source>No page is called “{}”.</source>
        <translation>Ninguna página se llama «{}».</translation>
    </message>
    <message>
        <source>Nothing is marked, or this desktop hands over no marked text.</source>
        <translation>No hay nada marcado, o este escritorio no entrega el texto marcado.</translation>
    </message>
    <message>
        <source>Return opens the page, Escape closes this.</source>
        <translation>Intro abre la página, Esc cierra esto.</translation>
    </message>
    <message>
        <source>The libraries are still being read.</source>
        <translation>Las bibliotecas aún se están leyendo.</translation>
    </message>
    <message>
        <source>Type the first letters of a drug’s name.</source>
        <translation>Escriba las primeras letras del nombre de un fármaco.</translation>
    </message>
    <message>
        <source>What the page says first</source>
        <translation>Lo que la página dice primero</translation>
    </message>
</context>
<context>
    <name>LookalikeRow</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln más</numerusform>
            <numerusform>%Ln más</numerusform>
        </translation>
    </message>
    <message>
        <source>Not to be confused with</source>
        <translation>No confundir con</translation>
    </message>
    <message>
        <source>Not to be confused with {}. Compare the two.</source>
        <translation>No confundir con {}. Comparar los dos.</translation>
    </message>
    <message>
        <source>{} is not {}. Compare the two.</source>
        <translation>{} no es {}. Comparar los dos.</translation>
    </message>
</context>
<context>
    <name>MedicationDialog</name>
    <message numerus="yes">
        <source>%Ln line(s) name no drug for sure and are left out.</source>
        <translation>
            <numerusform>%Ln línea no nombra con certeza ningún medicamento y se omite.</numerusform>
            <numerusform>%Ln líneas no nombran con certeza ningún medicamento y se omiten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %Ln drug(s)</source>
        <translation>
            <numerusform>&amp;Añadir %Ln medicamento</numerusform>
            <numerusform>&amp;Añadir %Ln medicamentos</numerusform>
        </translation>
    </message>
    <message>
        <source>Doses, forms and times are not read.</source>
        <translation>No se leen dosis, formas farmacéuticas ni horarios.</translation>
    </message>
    <message>
        <source>Drug</source>
        <translation>Medicamento</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Medication list</source>
        <translation>Lista de medicación</translation>
    </message>
    <message>
        <source>No page is called so, or nearly so</source>
        <translation>Ninguna página se llama así, ni casi así</translation>
    </message>
    <message>
        <source>Not known. Which is meant?</source>
        <translation>No se conoce. ¿A cuál se refiere?</translation>
    </message>
    <message>
        <source>Type or paste a medication list, one medicine a line.</source>
        <translation>Escriba o pegue una lista de medicación, un medicamento por línea.</translation>
    </message>
    <message>
        <source>What each line names</source>
        <translation>Qué nombra cada línea</translation>
    </message>
    <message>
        <source>Which drug is meant by “{}”</source>
        <translation>A qué medicamento se refiere «{}»</translation>
    </message>
    <message>
        <source>an abbreviation that has been mistaken; it may mean {}</source>
        <translation>una abreviatura que se ha confundido; puede significar {}</translation>
    </message>
    <message>
        <source>it names more than one drug</source>
        <translation>nombra más de un fármaco</translation>
    </message>
    <message>
        <source>no page is called so</source>
        <translation>ninguna página se llama así</translation>
    </message>
    <message>
        <source>several pages are called so</source>
        <translation>varias páginas se llaman así</translation>
    </message>
    <message>
        <source>there is room for {} lines</source>
        <translation>hay sitio para {} líneas</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln más</numerusform>
            <numerusform>%Ln más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more message(s)</source>
        <translation>
            <numerusform>%Ln mensaje más</numerusform>
            <numerusform>%Ln mensajes más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close all %Ln</source>
        <translation>
            <numerusform>Cerrar %Ln</numerusform>
            <numerusform>Cerrar los %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Cerrar el mensaje</translation>
    </message>
    <message>
        <source>Said when the program was last open: {}</source>
        <translation>Dicho en la última sesión: {}</translation>
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
</context>
<context>
    <name>MoveFollower</name>
    <message numerus="yes">
        <source>%Ln local note(s) find no page in the library any more.</source>
        <translation>
            <numerusform>%Ln nota local ya no encuentra página en la biblioteca.</numerusform>
            <numerusform>%Ln notas locales ya no encuentran página en la biblioteca.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show notes</source>
        <translation>Mostrar las notas</translation>
    </message>
    <message numerus="yes">
        <source>What was kept of %Ln page(s) now belongs to this library.</source>
        <translation>
            <numerusform>Lo que se guardó de %Ln página pertenece ahora a esta biblioteca.</numerusform>
            <numerusform>Lo que se guardó de %Ln páginas pertenece ahora a esta biblioteca.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NamedByControl</name>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Also named on the pages of:</source>
        <translation>También nombrado en las páginas de:</translation>
    </message>
    <message numerus="yes">
        <source>Mentioned in %Ln page(s)</source>
        <translation>
            <numerusform>Mencionado en %Ln página</numerusform>
            <numerusform>Mencionado en %Ln páginas</numerusform>
        </translation>
    </message>
    <message>
        <source>No page of this library names it.</source>
        <translation>Ninguna página de esta biblioteca lo nombra.</translation>
    </message>
    <message>
        <source>Sections that name it</source>
        <translation>Secciones que lo nombran</translation>
    </message>
    <message numerus="yes">
        <source>{} is mentioned in %Ln page(s)</source>
        <translation>
            <numerusform>{} se menciona en %Ln página</numerusform>
            <numerusform>{} se menciona en %Ln páginas</numerusform>
        </translation>
    </message>
    <message>
        <source>{} so far</source>
        <translation>{} hasta ahora</translation>
    </message>
</context>
<context>
    <name>NoteCards</name>
    <message numerus="yes">
        <source>%Ln local note(s) on the whole page</source>
        <translation>
            <numerusform>%Ln nota local sobre toda la página</numerusform>
            <numerusform>%Ln notas locales sobre toda la página</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>End of local note</source>
        <translation>Fin de la nota local</translation>
    </message>
    <message>
        <source>Local note</source>
        <translation>Nota local</translation>
    </message>
    <message>
        <source>Local note on {}</source>
        <translation>Nota local sobre {}</translation>
    </message>
</context>
<context>
    <name>NoteControl</name>
    <message numerus="yes">
        <source>%Ln local note(s) deleted.</source>
        <translation>
            <numerusform>%Ln nota local eliminada.</numerusform>
            <numerusform>%Ln notas locales eliminadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add local note on “{}”…</source>
        <translation>Añadir nota local sobre «{}»…</translation>
    </message>
    <message>
        <source>Add local note…</source>
        <translation>Añadir nota local…</translation>
    </message>
    <message>
        <source>Delete local note</source>
        <translation>Eliminar nota local</translation>
    </message>
    <message>
        <source>Edit local note</source>
        <translation>Editar nota local</translation>
    </message>
    <message>
        <source>Edit local note…</source>
        <translation>Editar nota local…</translation>
    </message>
    <message>
        <source>Local note on {}</source>
        <translation>Nota local sobre {}</translation>
    </message>
    <message>
        <source>There is no local note on this page. Ctrl+N writes one.</source>
        <translation>No hay ninguna nota local en esta página. Control+N escribe una.</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>Toda la página</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>&amp;Beside</source>
        <translation>&amp;Junto a</translation>
    </message>
    <message>
        <source>&amp;Initials</source>
        <translation>&amp;Iniciales</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>Close without keeping what you have typed?</source>
        <translation>¿Cerrar sin guardar lo escrito?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Seguir escribiendo</translation>
    </message>
    <message>
        <source>Markdown may be used: **bold**, lists with *, tables. Ctrl+Return saves.</source>
        <translation>Se puede usar Markdown: **negrita**, listas con *, tablas. Control+Intro guarda.</translation>
    </message>
    <message>
        <source>Text of the note, in Markdown</source>
        <translation>Texto de la nota, en Markdown</translation>
    </message>
</context>
<context>
    <name>NotesDialog</name>
    <message numerus="yes">
        <source>%Ln local note(s).</source>
        <translation>
            <numerusform>%Ln nota local.</numerusform>
            <numerusform>%Ln notas locales.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them without a page in the open libraries:</source>
        <translation>
            <numerusform>%Ln de ellas sin página en las bibliotecas abiertas:</numerusform>
            <numerusform>%Ln de ellas sin página en las bibliotecas abiertas:</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Eliminar</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Abrir</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Initials</source>
        <translation>Iniciales</translation>
    </message>
    <message>
        <source>Local notes</source>
        <translation>Notas locales</translation>
    </message>
    <message>
        <source>No local notes yet. Ctrl+N writes one on the open page.</source>
        <translation>Aún no hay notas locales. Ctrl+N escribe una en la página abierta.</translation>
    </message>
    <message>
        <source>No page: {}</source>
        <translation>Sin página: {}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Página</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Sección</translation>
    </message>
    <message>
        <source>copy what is needed to another page, or delete them.</source>
        <translation>copie lo necesario a otra página, o elimínelas.</translation>
    </message>
    <message>
        <source>whole page</source>
        <translation>toda la página</translation>
    </message>
</context>
<context>
    <name>OpeningControl</name>
    <message>
        <source>Add this folder</source>
        <translation>Añadir esta carpeta</translation>
    </message>
    <message>
        <source>So many files are not opened at once.</source>
        <translation>No se abren tantos archivos a la vez.</translation>
    </message>
    <message>
        <source>Take it out again</source>
        <translation>Volver a quitarla</translation>
    </message>
    <message>
        <source>What was asked for opens once the libraries have been read.</source>
        <translation>Lo solicitado se abrirá cuando se hayan leído las bibliotecas.</translation>
    </message>
    <message>
        <source>“{}” is a page of no open library. Its folder can be added as one: {}</source>
        <translation>«{}» no es una página de ninguna biblioteca abierta. Su carpeta se puede añadir como biblioteca: {}</translation>
    </message>
    <message>
        <source>“{}” is among your libraries from now on.</source>
        <translation>«{}» está desde ahora entre sus bibliotecas.</translation>
    </message>
</context>
<context>
    <name>Output</name>
    <message>
        <source>Export monograph</source>
        <translation>Exportar monografía</translation>
    </message>
    <message>
        <source>Export table</source>
        <translation>Exportar tabla</translation>
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
        <source>Save wall sheet</source>
        <translation>Guardar hoja de pared</translation>
    </message>
    <message>
        <source>Table for spreadsheets (CSV)</source>
        <translation>Tabla para hojas de cálculo (CSV)</translation>
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
    <name>PackChanges</name>
    <message numerus="yes">
        <source>%Ln added</source>
        <translation>
            <numerusform>%Ln añadida</numerusform>
            <numerusform>%Ln añadidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln as before</source>
        <translation>
            <numerusform>%Ln como antes</numerusform>
            <numerusform>%Ln como antes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln cambiada</numerusform>
            <numerusform>%Ln cambiadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone</source>
        <translation>
            <numerusform>%Ln suprimida</numerusform>
            <numerusform>%Ln suprimidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln moved</source>
        <translation>
            <numerusform>%Ln movida</numerusform>
            <numerusform>%Ln movidas</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Abrir</translation>
    </message>
    <message>
        <source>Compare with a &amp;folder…</source>
        <translation>Comparar con una &amp;carpeta…</translation>
    </message>
    <message>
        <source>Compare with a &amp;pack…</source>
        <translation>Comparar con un &amp;paquete…</translation>
    </message>
    <message>
        <source>Drug</source>
        <translation>Fármaco</translation>
    </message>
    <message>
        <source>Filter by drug or section</source>
        <translation>Filtrar por fármaco o sección</translation>
    </message>
    <message>
        <source>From {} to {}: {}; {}.</source>
        <translation>Antes: {}; ahora: {}: {}; {}.</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Secciones</translation>
    </message>
    <message>
        <source>Show the &amp;difference</source>
        <translation>Mostrar la &amp;diferencia</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>added</source>
        <translation>añadida</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>cambiada</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>suprimida</translation>
    </message>
    <message>
        <source>in no word of its text</source>
        <translation>en ninguna palabra del texto</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>movida</translation>
    </message>
    <message>
        <source>names and review</source>
        <translation>nombres y revisión</translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation>nada ha cambiado</translation>
    </message>
    <message>
        <source>the folder {}</source>
        <translation>carpeta {}</translation>
    </message>
    <message>
        <source>the pack of {}</source>
        <translation>paquete del {}</translation>
    </message>
    <message>
        <source>the same text; its file was {}</source>
        <translation>el mismo texto; su archivo era {}</translation>
    </message>
    <message>
        <source>{} (moved)</source>
        <translation>{} (movida)</translation>
    </message>
    <message>
        <source>{} (new)</source>
        <translation>{} (nueva)</translation>
    </message>
    <message>
        <source>{} (removed)</source>
        <translation>{} (suprimida)</translation>
    </message>
    <message>
        <source>{}, kept by you</source>
        <translation>{}, guardado por usted</translation>
    </message>
</context>
<context>
    <name>PackChangesControl</name>
    <message>
        <source>Compare with an older folder of pages</source>
        <translation>Comparar con una carpeta de páginas anterior</translation>
    </message>
    <message>
        <source>Compare with an older pack</source>
        <translation>Comparar con un paquete anterior</translation>
    </message>
    <message>
        <source>Comparing with {}</source>
        <translation>Comparando con {}</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Comparando…</translation>
    </message>
    <message>
        <source>No pack before this one is known. Choose what to compare with.</source>
        <translation>No se conoce un paquete anterior. Elija con qué comparar.</translation>
    </message>
    <message>
        <source>Stopped. Choose what to compare with.</source>
        <translation>Detenido. Elija con qué comparar.</translation>
    </message>
    <message>
        <source>The page beside how it stood in {}.</source>
        <translation>La página junto a su texto anterior ({}).</translation>
    </message>
    <message>
        <source>What changed in {}</source>
        <translation>Qué ha cambiado en {}</translation>
    </message>
</context>
<context>
    <name>PackControl</name>
    <message>
        <source>A pack is read from a copy that was verified. The copy is made again when its pack is opened next. Packs that are open keep theirs.</source>
        <translation>Un paquete se lee de una copia verificada. La copia se vuelve a hacer la próxima vez que se abre el paquete. Los paquetes abiertos conservan la suya.</translation>
    </message>
    <message>
        <source>Back to t&amp;he pack before</source>
        <translation>Volver al paquete ante&amp;rior</translation>
    </message>
    <message>
        <source>Back to t&amp;he pack before (no pack folder is open)</source>
        <translation>Volver al paquete ante&amp;rior (no hay carpeta de paquetes abierta)</translation>
    </message>
    <message>
        <source>Back to t&amp;he pack before (this is the first)</source>
        <translation>Volver al paquete ante&amp;rior (este es el primero)</translation>
    </message>
    <message numerus="yes">
        <source>Copies of %Ln pack(s) are kept: {}.</source>
        <translation>
            <numerusform>Se guarda una copia de %Ln paquete: {}.</numerusform>
            <numerusform>Se guardan copias de %Ln paquetes: {}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copies of %Ln pack(s) are removed: {}.</source>
        <translation>
            <numerusform>Se quitó la copia de %Ln paquete: {}.</numerusform>
            <numerusform>Se quitaron las copias de %Ln paquetes: {}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove copies</source>
        <translation>Quitar las copias</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Use t&amp;he current pack</source>
        <translation>Usa&amp;r el paquete actual</translation>
    </message>
    <message>
        <source>Use the current pack</source>
        <translation>Usar el paquete actual</translation>
    </message>
    <message>
        <source>{}: another pack is read now, that of {}.</source>
        <translation>{}: ahora se lee otro paquete, el del {}.</translation>
    </message>
    <message>
        <source>{}: this computer is held at the pack of {}; there is a newer one.</source>
        <translation>{}: este equipo se mantiene en el paquete del {}; hay uno más reciente.</translation>
    </message>
    <message>
        <source>{}: this computer reads the pack of {}, not the current one.</source>
        <translation>{}: este equipo lee el paquete del {}, no el actual.</translation>
    </message>
    <message>
        <source>{}: {} since {}.</source>
        <translation>{}: {} (antes: {}).</translation>
    </message>
</context>
<context>
    <name>PageControl</name>
    <message>
        <source>This page has no place “{}”; the link leads nowhere.</source>
        <translation>Esta página no tiene ningún lugar «{}»; el enlace no lleva a ninguna parte.</translation>
    </message>
    <message>
        <source>This page has no section “{}”.</source>
        <translation>Esta página no tiene ninguna sección «{}».</translation>
    </message>
    <message>
        <source>{} has moved, and is shown as it is now.</source>
        <translation>{} ha cambiado de lugar y se muestra como está ahora.</translation>
    </message>
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
    <name>PageLoader</name>
    <message>
        <source>This page is no longer in an open library. Open its library folder with Ctrl+O.</source>
        <translation>Esta página ya no está en una biblioteca abierta. Abra la carpeta de su biblioteca con Control+O.</translation>
    </message>
</context>
<context>
    <name>PageTabBar</name>
    <message>
        <source>Close page tab ({})</source>
        <translation>Cerrar la pestaña de página ({})</translation>
    </message>
    <message>
        <source>Close {}</source>
        <translation>Cerrar {}</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Página de inicio</translation>
    </message>
    <message>
        <source>New page tab</source>
        <translation>Nueva pestaña de página</translation>
    </message>
    <message>
        <source>Open pages</source>
        <translation>Páginas abiertas</translation>
    </message>
</context>
<context>
    <name>PageTabControl</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close the others</source>
        <translation>Cerrar las demás</translation>
    </message>
    <message>
        <source>Move to a new window</source>
        <translation>Mover a una ventana nueva</translation>
    </message>
    <message>
        <source>Open in a new page tab</source>
        <translation>Abrir en una nueva pestaña de página</translation>
    </message>
    <message>
        <source>Opening {}…</source>
        <translation>Abriendo {}…</translation>
    </message>
    <message>
        <source>So many pages are open that no more have room.</source>
        <translation>Hay tantas páginas abiertas que no cabe ninguna más.</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Look up “{}”</source>
        <translation>Buscar «{}»</translation>
    </message>
    <message>
        <source>Monograph text</source>
        <translation>Texto de la monografía</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>An action, a drug, a section …</source>
        <translation>Una acción, un medicamento, una sección …</translation>
    </message>
    <message>
        <source>Go to anything</source>
        <translation>Ir a cualquier elemento</translation>
    </message>
    <message>
        <source>Nothing here is called “{}”.</source>
        <translation>Aquí no hay nada llamado «{}».</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Lo que se encontró</translation>
    </message>
</context>
<context>
    <name>PaletteControl</name>
    <message>
        <source>Actions</source>
        <translation>Acciones</translation>
    </message>
    <message>
        <source>Drugs</source>
        <translation>Medicamentos</translation>
    </message>
    <message>
        <source>Drugs nearly called so</source>
        <translation>Medicamentos con un nombre parecido</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Secciones</translation>
    </message>
    <message>
        <source>Sections of drugs</source>
        <translation>Secciones de medicamentos</translation>
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
    <name>ProgressLabel</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>Provenance</name>
    <message>
        <source>Key: {}</source>
        <translation>Clave: {}</translation>
    </message>
    <message>
        <source>Library: {}</source>
        <translation>Biblioteca: {}</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>Sin firmar</translation>
    </message>
    <message>
        <source>Set id: {}</source>
        <translation>Id. de conjunto: {}</translation>
    </message>
    <message>
        <source>Signed by {}</source>
        <translation>Firmado por {}</translation>
    </message>
    <message>
        <source>Signed with a key that is not trusted here</source>
        <translation>Firmado con una clave en la que aquí no se confía</translation>
    </message>
    <message>
        <source>The pack is whole, and this computer trusts the key that signed it.</source>
        <translation>El paquete está íntegro y este equipo confía en la clave que lo firmó.</translation>
    </message>
    <message>
        <source>The pack is whole, but anybody could have made it.</source>
        <translation>El paquete está íntegro, pero cualquiera pudo haberlo hecho.</translation>
    </message>
    <message>
        <source>The pack is whole, but nobody here knows whose key signed it.</source>
        <translation>El paquete está íntegro, pero aquí nadie sabe de quién es la clave que lo firmó.</translation>
    </message>
    <message>
        <source>Whoever may write to the folder can change its pages.</source>
        <translation>Quien pueda escribir en la carpeta puede cambiar sus páginas.</translation>
    </message>
    <message>
        <source>an unknown day</source>
        <translation>un día desconocido</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>dated ahead of this computer’s clock</source>
        <translation>con fecha adelantada al reloj de este equipo</translation>
    </message>
    <message>
        <source>file of {}</source>
        <translation>archivo del {}</translation>
    </message>
    <message>
        <source>label</source>
        <translation>ficha técnica</translation>
    </message>
    <message>
        <source>label of {}</source>
        <translation>ficha técnica del {}</translation>
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
        <source>older than the edition of {} seen before</source>
        <translation>más antiguo que la edición del {} vista antes</translation>
    </message>
    <message>
        <source>valid until {}</source>
        <translation>válida hasta el {}</translation>
    </message>
    <message>
        <source>was valid until {}</source>
        <translation>fue válida hasta el {}</translation>
    </message>
    <message>
        <source>“{}”</source>
        <translation>«{}»</translation>
    </message>
    <message>
        <source>pack of {}</source>
        <translation>paquete del {}</translation>
    </message>
    <message>
        <source>Folder, not signed</source>
        <translation>Carpeta sin firma</translation>
    </message>
    <message>
        <source>reviewed by {}</source>
        <translation>revisada por {}</translation>
    </message>
    <message>
        <source>reviewed by {} on {}</source>
        <translation>revisada por {} el {}</translation>
    </message>
    <message>
        <source>version {}</source>
        <translation>versión {}</translation>
    </message>
</context>
<context>
    <name>QuotesView</name>
    <message>
        <source>Take {} out</source>
        <translation>Quitar {}</translation>
    </message>
    <message>
        <source>What these pages say. Not an interaction checker: silence here means nothing.</source>
        <translation>Lo que dicen estas páginas. No es un comprobador de interacciones: aquí el silencio no significa nada.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more (on paper all of them)</source>
        <translation>
            <numerusform>y %Ln más (en papel, todas)</numerusform>
            <numerusform>y %Ln más (en papel, todas)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReaderLibraries</name>
    <message>
        <source>“{}” and “{}” lie one in the other: some pages are listed twice.</source>
        <translation>«{}» y «{}» están una dentro de otra: algunas páginas aparecen dos veces.</translation>
    </message>
</context>
<context>
    <name>ReadingControl</name>
    <message>
        <source>How it was is not kept: too long a page, or damaged on the desk.</source>
        <translation>No se conserva cómo era: la página es demasiado larga, o lo guardado está dañado.</translation>
    </message>
    <message>
        <source>The page beside how you read it on {}.</source>
        <translation>La página comparada con la que leyó el {}.</translation>
    </message>
    <message>
        <source>The page is as you read it last.</source>
        <translation>La página está como la leyó la última vez.</translation>
    </message>
</context>
<context>
    <name>SectionOrderDialog</name>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Restablecer</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>&amp;Bajar</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>&amp;Subir</translation>
    </message>
    <message>
        <source>Order of sections</source>
        <translation>Orden de las secciones</translation>
    </message>
    <message>
        <source>The tabs of a page stand in this order. Those without a tick are at the end of the menu “More”; one that holds a boxed warning is a tab nevertheless. “All” shows the whole page as it is written.</source>
        <translation>Las pestañas de una página aparecen en este orden. Las que no están marcadas quedan al final del menú «Más»; una que contenga una advertencia en recuadro sigue siendo pestaña. «Todo» muestra la página entera tal como está escrita.</translation>
    </message>
</context>
<context>
    <name>SectionTabs</name>
    <message>
        <source>{}. Hidden, but shown here: it holds a boxed warning.</source>
        <translation>{}. Oculta, pero visible aquí: contiene una advertencia en recuadro.</translation>
    </message>
</context>
<context>
    <name>SentenceTable</name>
    <message>
        <source>&amp;Add drugs to a collection…</source>
        <translation>Añadir fármacos a una &amp;colección…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Abrir</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Imprimir…</translation>
    </message>
    <message>
        <source>A topic, or words to look for, in “{}”:</source>
        <translation>Un tema o palabras que buscar, en «{}»:</translation>
    </message>
    <message>
        <source>A topic, or words to look for, on all pages:</source>
        <translation>Un tema o palabras que buscar, en todas las páginas:</translation>
    </message>
    <message>
        <source>Among: {}</source>
        <translation>Entre: {}</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>Co&amp;piar</translation>
    </message>
    <message>
        <source>Drug</source>
        <translation>Fármaco</translation>
    </message>
    <message>
        <source>Looked for: {}</source>
        <translation>Buscado: {}</translation>
    </message>
    <message>
        <source>Looking through the pages…</source>
        <translation>Se revisan las páginas…</translation>
    </message>
    <message>
        <source>Looking through the pages… {} of {} passages</source>
        <translation>Se revisan las páginas… {} de {} pasajes</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Página</translation>
    </message>
    <message>
        <source>Passages that answer by a name of their page alone, of which no sentence is quoted: {}</source>
        <translation>Pasajes que responden solo por un nombre de su página, de los que no se cita ninguna frase: {}</translation>
    </message>
    <message>
        <source>Results as a table</source>
        <translation>Resultados como tabla</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Sección</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>Frase</translation>
    </message>
    <message>
        <source>Sentences with {}</source>
        <translation>Frases con {}</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>The first {} rows are shown. A file that is exported has all of them.</source>
        <translation>Se muestran las primeras {} filas. Un archivo exportado las tiene todas.</translation>
    </message>
    <message>
        <source>The library was read anew meanwhile; a page may be missing. Make the table again.</source>
        <translation>Entretanto la biblioteca se leyó de nuevo; puede faltar una página. Haga la tabla otra vez.</translation>
    </message>
    <message>
        <source>What these pages say, word for word. Nothing is judged; what is not found here may still be so.</source>
        <translation>Lo que dicen estas páginas, palabra por palabra. Nada se valora; lo que aquí no se encuentra puede ser así de todos modos.</translation>
    </message>
    <message>
        <source>Words found</source>
        <translation>Palabras halladas</translation>
    </message>
    <message>
        <source>made on {}</source>
        <translation>hecho el {}</translation>
    </message>
    <message>
        <source>no passage found for: {}</source>
        <translation>ningún pasaje hallado para: {}</translation>
    </message>
    <message>
        <source>none of the open libraries has this page</source>
        <translation>ninguna de las bibliotecas abiertas tiene esta página</translation>
    </message>
    <message>
        <source>part of a longer sentence</source>
        <translation>parte de una frase más larga</translation>
    </message>
    <message>
        <source>the file has changed since it was read for this quote</source>
        <translation>el archivo ha cambiado desde que se leyó para esta cita</translation>
    </message>
    <message>
        <source>the page cannot be read now</source>
        <translation>la página no se puede leer ahora</translation>
    </message>
    <message>
        <source>{} passages on {} pages</source>
        <translation>{} pasajes en {} páginas</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message numerus="yes">
        <source>%Ln drug(s)</source>
        <translation>
            <numerusform>%Ln medicamento</numerusform>
            <numerusform>%Ln medicamentos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln página</numerusform>
            <numerusform>%Ln páginas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln collection(s)</source>
        <translation>
            <numerusform>Toda (%Ln colección)</numerusform>
            <numerusform>Las %Ln colecciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln drug(s)</source>
        <translation>
            <numerusform>Todo (%Ln medicamento)</numerusform>
            <numerusform>Los %Ln medicamentos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln favourite(s)</source>
        <translation>
            <numerusform>Todo (%Ln favorito)</numerusform>
            <numerusform>Los %Ln favoritos</numerusform>
        </translation>
    </message>
    <message>
        <source>Being read</source>
        <translation>Se está leyendo</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Colecciones</translation>
    </message>
    <message>
        <source>Collections: none yet. Ctrl+Shift+D puts the open drug into a new one.</source>
        <translation>Colecciones: aún ninguna. Ctrl+Mayús+D pone el medicamento abierto en una nueva.</translation>
    </message>
    <message>
        <source>Continue with</source>
        <translation>Continuar con</translation>
    </message>
    <message>
        <source>Emergency drugs: pin a collection in its menu, and its drugs stand first here.</source>
        <translation>Fármacos de urgencia: fije una colección en su menú y sus medicamentos estarán aquí los primeros.</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoritos</translation>
    </message>
    <message>
        <source>Favourites: none yet. Ctrl+D, or the star beside a drug, adds one.</source>
        <translation>Favoritos: aún ninguno. Ctrl+D, o la estrella junto a un medicamento, añade uno.</translation>
    </message>
    <message>
        <source>In no open library</source>
        <translation>En ninguna biblioteca abierta</translation>
    </message>
    <message>
        <source>It has no pages. Put Markdown files into its folder, or open another one:</source>
        <translation>No tiene páginas. Ponga archivos Markdown en su carpeta, o abra otra:</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliotecas</translation>
    </message>
    <message>
        <source>No library is open. Open one:</source>
        <translation>No hay ninguna biblioteca abierta. Abra una:</translation>
    </message>
    <message>
        <source>No page in it could be read. See why, or open another one:</source>
        <translation>No se ha podido leer ninguna de sus páginas. Vea por qué, o abra otra:</translation>
    </message>
    <message>
        <source>Nothing in it yet. Drag drugs onto it in the list, or press Ctrl+Shift+D.</source>
        <translation>Aún no tiene nada. Arrastre medicamentos sobre ella en la lista, o pulse Ctrl+Mayús+D.</translation>
    </message>
    <message>
        <source>Pages that you have read: none yet.</source>
        <translation>Páginas leídas: aún ninguna.</translation>
    </message>
    <message>
        <source>Searches to try</source>
        <translation>Búsquedas para probar</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Página de inicio</translation>
    </message>
    <message>
        <source>Type the first letters of a drug’s name. Return opens it, F1 shows all keys.</source>
        <translation>Escriba las primeras letras del nombre de un medicamento. Intro lo abre, F1 muestra todas las teclas.</translation>
    </message>
    <message>
        <source>What is out of reach stays listed as it was, and is read again once it answers.</source>
        <translation>Lo que está fuera de alcance sigue listado como estaba, y se lee de nuevo en cuanto responda.</translation>
    </message>
    <message>
        <source>What you keep stands here</source>
        <translation>Aquí está lo que guarda</translation>
    </message>
    <message>
        <source>a drug and what is asked about it</source>
        <translation>un medicamento y lo que se pregunta de él</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>un nombre</translation>
    </message>
    <message>
        <source>a name, misspelt</source>
        <translation>un nombre mal escrito</translation>
    </message>
    <message>
        <source>newest page of {}</source>
        <translation>página más reciente del {}</translation>
    </message>
    <message>
        <source>not verified yet</source>
        <translation>aún sin verificar</translation>
    </message>
    <message>
        <source>out of reach</source>
        <translation>fuera de alcance</translation>
    </message>
</context>
<context>
    <name>TabCopies</name>
    <message>
        <source>Copying {}</source>
        <translation>Copiando {}</translation>
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
    <name>Topics</name>
    <message>
        <source>Alcohol</source>
        <translation>Alcohol</translation>
    </message>
    <message>
        <source>Allergy</source>
        <translation>Alergia</translation>
    </message>
    <message>
        <source>Bleeding</source>
        <translation>Hemorragia</translation>
    </message>
    <message>
        <source>Body weight</source>
        <translation>Peso corporal</translation>
    </message>
    <message>
        <source>Breastfeeding</source>
        <translation>Lactancia</translation>
    </message>
    <message>
        <source>By vein</source>
        <translation>Por vena</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>Niños</translation>
    </message>
    <message>
        <source>Compatibility</source>
        <translation>Compatibilidad</translation>
    </message>
    <message>
        <source>Contraindications</source>
        <translation>Contraindicaciones</translation>
    </message>
    <message>
        <source>Crushing and feeding tubes</source>
        <translation>Trituración y sondas de alimentación</translation>
    </message>
    <message>
        <source>Driving</source>
        <translation>Conducción</translation>
    </message>
    <message>
        <source>Extravasation</source>
        <translation>Extravasación</translation>
    </message>
    <message>
        <source>Food</source>
        <translation>Alimentos</translation>
    </message>
    <message>
        <source>Half-life</source>
        <translation>Semivida</translation>
    </message>
    <message>
        <source>Heart</source>
        <translation>Corazón</translation>
    </message>
    <message>
        <source>Infusion and dilution</source>
        <translation>Infusión y dilución</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>Interacciones</translation>
    </message>
    <message>
        <source>Kidneys</source>
        <translation>Riñones</translation>
    </message>
    <message>
        <source>Liver</source>
        <translation>Hígado</translation>
    </message>
    <message>
        <source>Maximum dose</source>
        <translation>Dosis máxima</translation>
    </message>
    <message>
        <source>Missed dose</source>
        <translation>Dosis olvidada</translation>
    </message>
    <message>
        <source>Monitoring and levels</source>
        <translation>Control y niveles</translation>
    </message>
    <message>
        <source>Older people</source>
        <translation>Personas mayores</translation>
    </message>
    <message>
        <source>Onset and duration</source>
        <translation>Inicio y duración</translation>
    </message>
    <message>
        <source>Overdose</source>
        <translation>Sobredosis</translation>
    </message>
    <message>
        <source>Pregnancy</source>
        <translation>Embarazo</translation>
    </message>
    <message>
        <source>QT interval</source>
        <translation>Intervalo QT</translation>
    </message>
    <message>
        <source>Side effects</source>
        <translation>Efectos secundarios</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Interrupción</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Conservación</translation>
    </message>
    <message>
        <source>Sunlight</source>
        <translation>Luz solar</translation>
    </message>
    <message>
        <source>Surgery</source>
        <translation>Cirugía</translation>
    </message>
</context>
<context>
    <name>TrayBar</name>
    <message>
        <source>Drop drugs here. A click shows what their pages say of one another (Ctrl+T).</source>
        <translation>Arrastre aquí los medicamentos. Un clic muestra lo que dicen sus páginas unas de otras (Ctrl+T).</translation>
    </message>
    <message>
        <source>Named together</source>
        <translation>Nombrados juntos</translation>
    </message>
    <message>
        <source>Named together: {}</source>
        <translation>Nombrados juntos: {}</translation>
    </message>
</context>
<context>
    <name>TrayControl</name>
    <message numerus="yes">
        <source>%Ln drug(s) named together are of a library that is no longer open.</source>
        <translation>
            <numerusform>%Ln fármaco nombrado junto es de una biblioteca que ya no está abierta.</numerusform>
            <numerusform>%Ln fármacos nombrados juntos son de una biblioteca que ya no está abierta.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln drug(s) were taken out of the tray.</source>
        <translation>
            <numerusform>Se sacó %Ln medicamento de la bandeja.</numerusform>
            <numerusform>Se sacaron %Ln medicamentos de la bandeja.</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vaciar</translation>
    </message>
    <message>
        <source>Drugs in the tray</source>
        <translation>Medicamentos nombrados juntos</translation>
    </message>
    <message>
        <source>Named together</source>
        <translation>Nombrados juntos</translation>
    </message>
    <message numerus="yes">
        <source>Named together: %Ln drug(s)</source>
        <translation>
            <numerusform>Nombrados juntos: %Ln medicamento</numerusform>
            <numerusform>Nombrados juntos: %Ln medicamentos</numerusform>
        </translation>
    </message>
    <message>
        <source>Not looked at:</source>
        <translation>No se ha consultado:</translation>
    </message>
    <message>
        <source>Pages of which neither names the other:</source>
        <translation>Páginas de las que ninguna nombra a la otra:</translation>
    </message>
    <message>
        <source>Paste a list…</source>
        <translation>Pegar una lista…</translation>
    </message>
    <message>
        <source>Paste a medication list</source>
        <translation>Pegar una lista de medicación</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>Put two or more drugs here to read what their pages say of one another: drag them from the list, press Ctrl+Shift+T on them, or paste a medication list with Ctrl+Shift+V.</source>
        <translation>Ponga aquí dos o más medicamentos para leer lo que sus páginas dicen unas de otras: arrástrelos desde la lista, pulse Control+Mayús+T sobre ellos, o pegue una lista de medicación con Control+Mayús+V.</translation>
    </message>
    <message>
        <source>Take all drugs out</source>
        <translation>Quitar todos los medicamentos</translation>
    </message>
    <message>
        <source>The page of {} does not name {}.</source>
        <translation>La página de {} no nombra {}.</translation>
    </message>
    <message>
        <source>The page of {} says of {}</source>
        <translation>La página de {} dice de {}</translation>
    </message>
    <message>
        <source>The pages</source>
        <translation>Las páginas</translation>
    </message>
    <message>
        <source>There is room for {} drugs that are named together. Take one out first.</source>
        <translation>Caben {} medicamentos nombrados juntos. Quite antes uno.</translation>
    </message>
    <message>
        <source>no room</source>
        <translation>no hay sitio</translation>
    </message>
    <message>
        <source>{} and {}</source>
        <translation>{} con {}</translation>
    </message>
    <message>
        <source>{} with {}</source>
        <translation>{} con {}</translation>
    </message>
</context>
<context>
    <name>TrustControl</name>
    <message>
        <source>It is closed. Ask whoever looks after it before you read it.</source>
        <translation>Está cerrada. Pregunte a quien la mantiene antes de leerla.</translation>
    </message>
    <message>
        <source>It stays closed, as was chosen here before.</source>
        <translation>Sigue cerrada, como se eligió aquí antes.</translation>
    </message>
    <message>
        <source>Leave it closed</source>
        <translation>Dejarla cerrada</translation>
    </message>
    <message>
        <source>Read it all the same</source>
        <translation>Leerla de todos modos</translation>
    </message>
    <message>
        <source>{} was signed by {} when it was last read, and is a folder without a signature now.</source>
        <translation>{} estaba firmada por {} cuando se leyó por última vez y ahora es una carpeta sin firma.</translation>
    </message>
    <message>
        <source>{} was signed by {} when it was last read, and is not signed now.</source>
        <translation>{} estaba firmada por {} cuando se leyó por última vez y ahora no está firmada.</translation>
    </message>
    <message>
        <source>{} was signed by {} when it was last read, now with a key that is not trusted here.</source>
        <translation>{} estaba firmada por {} cuando se leyó por última vez y ahora lo está con una clave en la que aquí no se confía.</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>ViewControl</name>
    <message>
        <source>Start again now</source>
        <translation>Reiniciar ahora</translation>
    </message>
    <message>
        <source>The window speaks the language that was chosen when medviewer is started again.</source>
        <translation>La ventana hablará el idioma elegido cuando medviewer se inicie de nuevo.</translation>
    </message>
</context>
<context>
    <name>WallSheet</name>
    <message>
        <source>No sheet for {}: {}</source>
        <translation>Sin hoja para {}: {}</translation>
    </message>
    <message>
        <source>Printed: {}</source>
        <translation>Impreso: {}</translation>
    </message>
    <message>
        <source>Printing {}</source>
        <translation>Imprimiendo {}</translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more.</source>
        <translation>
            <numerusform>… y %Ln más.</numerusform>
            <numerusform>… y %Ln más.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WallSheetDialog</name>
    <message>
        <source>&amp;Held</source>
        <translation>&amp;Orientación</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Imprimir…</translation>
    </message>
    <message>
        <source>&amp;Save as PDF…</source>
        <translation>&amp;Guardar como PDF…</translation>
    </message>
    <message>
        <source>&amp;Valid until</source>
        <translation>&amp;Válido hasta</translation>
    </message>
    <message>
        <source>Choose a section.</source>
        <translation>Elija una sección.</translation>
    </message>
    <message>
        <source>Last day of the sheet</source>
        <translation>Último día de la hoja</translation>
    </message>
    <message>
        <source>Laying out…</source>
        <translation>Componiendo…</translation>
    </message>
    <message>
        <source>On its side</source>
        <translation>Apaisada</translation>
    </message>
    <message>
        <source>Pa&amp;per</source>
        <translation>&amp;Papel</translation>
    </message>
    <message>
        <source>Pre&amp;view of</source>
        <translation>Vista previa &amp;de</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>S&amp;ections</source>
        <translation>&amp;Secciones</translation>
    </message>
    <message>
        <source>Sections on the sheet</source>
        <translation>Secciones en la hoja</translation>
    </message>
    <message>
        <source>Text of {} points</source>
        <translation>Texto de {} puntos</translation>
    </message>
    <message>
        <source>Upright</source>
        <translation>Vertical</translation>
    </message>
    <message>
        <source>Wall sheet of {}</source>
        <translation>Hoja de pared de {}</translation>
    </message>
    <message>
        <source>What fits better</source>
        <translation>Lo que encaje mejor</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d MMM yyyy</translation>
    </message>
</context>
<context>
    <name>WayButtons</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Página de inicio</translation>
    </message>
    <message>
        <source>{} ({}); hold for a list of pages</source>
        <translation>{} ({}); mantener pulsado para ver la lista de páginas</translation>
    </message>
</context>
</TS>
