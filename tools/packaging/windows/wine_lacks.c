/* SPDX-License-Identifier: MIT
   What Windows has and Wine 8 lacks: the colours of the desktop (Windows.UI.ViewManagement.UISettings), without which Qt
   ends the program, and the random numbers of bcryptprimitives.dll, for nh3 and cryptography. No part of the program:
   the smoke test puts it into a Wine of its own, where it lies as bcryptprimitives.dll and is registered for UISettings. */
#include <windows.h>

typedef struct Settings Settings;
typedef struct { BYTE alpha, red, green, blue; } Colour;
typedef struct {
    HRESULT(WINAPI *query)(Settings *, const GUID *, void **);
    ULONG(WINAPI *add)(Settings *);
    ULONG(WINAPI *release)(Settings *);
    HRESULT(WINAPI *ids)(Settings *, ULONG *, GUID **);
    HRESULT(WINAPI *name)(Settings *, void **);
    HRESULT(WINAPI *trust)(Settings *, int *);
    HRESULT(WINAPI *first)(Settings *, void *, void *);
    HRESULT(WINAPI *more[16])(Settings *, void *, void *);
} Methods;
struct Settings { const Methods *methods; };

static const GUID FACTORY = {0x00000035, 0, 0, {0xc0, 0, 0, 0, 0, 0, 0, 0x46}};
static const GUID MARSHAL = {0x00000003, 0, 0, {0xc0, 0, 0, 0, 0, 0, 0, 0x46}};
static Settings factory, settings;

static ULONG WINAPI count(Settings *self) { return 2; } /* both live as long as the library */
static HRESULT WINAPI none(Settings *self, void *one, void *other) { return E_NOTIMPL; }
static HRESULT WINAPI done(Settings *self, void *one, void *other) { return S_OK; }

static HRESULT WINAPI query(Settings *self, const GUID *id, void **found) {
    if (IsEqualGUID(id, &MARSHAL)) {
        *found = NULL;
        return E_NOINTERFACE;
    }
    *found = IsEqualGUID(id, &FACTORY) ? &factory : self;
    return S_OK;
}

static HRESULT WINAPI make(Settings *self, void *made, void *unused) {
    *(Settings **)made = &settings;
    return S_OK;
}

/* UIColorType: 0 background, 1 foreground, else shades of the accent. */
static HRESULT WINAPI colour(Settings *self, void *kind, void *told) {
    BYTE shade = (ULONG_PTR)kind == 0 ? 255 : 0;
    *(Colour *)told = (ULONG_PTR)kind > 1 ? (Colour){255, 0, 120, 215} : (Colour){255, shade, shade, shade};
    return S_OK;
}

static const Methods FACTORYS = {query, count, count, (void *)none, (void *)none, (void *)none, make, {none}};
static const Methods SETTINGS = {query, count, count, (void *)none, (void *)none, (void *)none, colour, {done, done}};
static Settings factory = {&FACTORYS}, settings = {&SETTINGS};

HRESULT WINAPI DllGetActivationFactory(void *name, void **found) {
    *found = &factory;
    return S_OK;
}

BOOLEAN NTAPI SystemFunction036(void *buffer, ULONG length); /* advapi32's RtlGenRandom */

BOOL WINAPI ProcessPrng(BYTE *buffer, SIZE_T length) { return SystemFunction036(buffer, (ULONG)length); }
