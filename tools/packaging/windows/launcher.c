/* SPDX-License-Identifier: MIT
   medviewer.exe and, built with -DWINDOW, medviewer-window.exe: Python within this process, on lib\start.pyc beside it.
   What was typed is handed on as it came, behind the name of the script. */
#include <stdio.h>
#include <stdlib.h>
#include <windows.h>

#define LONGEST 32768
typedef int (*Main)(int count, wchar_t **words);
static wchar_t folder[LONGEST], library[LONGEST], script[LONGEST], said[LONGEST + 200];

static int fail(const wchar_t *missing) {
    swprintf(said, LONGEST + 200, L"medviewer is not whole: %ls cannot be loaded. Install it again.\n", missing);
#ifdef WINDOW
    MessageBoxW(NULL, said, L"medviewer", MB_ICONERROR);
#else
    fputws(said, stderr);
#endif
    return 1;
}

int wmain(int count, wchar_t **words) {
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST);
    while (length && folder[length - 1] != L'\\') length--;
    folder[length] = 0;
    swprintf(library, LONGEST, L"%lsruntime\\" PYTHON_DLL, folder);
    swprintf(script, LONGEST, L"%lslib\\start.pyc", folder);
    for (DWORD id = STD_ERROR_HANDLE; id <= STD_INPUT_HANDLE; id++) /* a desktop may leave what is no stream */
        if (GetFileType(GetStdHandle(id)) == FILE_TYPE_UNKNOWN) SetStdHandle(id, NULL);
    SetDllDirectoryW(L""); /* the current folder holds no libraries of ours */
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    Main run = python ? (Main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    wchar_t **all = calloc(count + 4, sizeof *all);
    if (!run || !all) return fail(library);
    wchar_t *first[] = {words[0], L"-X", L"utf8", script};
    for (int i = 0; i < 4; i++) all[i] = first[i];
    for (int i = 1; i < count; i++) all[i + 3] = words[i];
    return run(count + 3, all);
}
