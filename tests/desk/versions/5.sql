-- A desk file of version 5, as it was released. Never edited.
BEGIN TRANSACTION;
CREATE TABLE aliases (
        key TEXT NOT NULL, id TEXT NOT NULL, alias TEXT NOT NULL, title TEXT NOT NULL, added TEXT NOT NULL,
        PRIMARY KEY (key, id)
    ) WITHOUT ROWID;
INSERT INTO "aliases" VALUES('coumadin','lib/a.md','Coumadin','A','2026-02-01T00:00:00Z');
INSERT INTO "aliases" VALUES('coumadin','lib/b.md','Coumadin','B','2026-02-01T00:00:01Z');
INSERT INTO "aliases" VALUES('élan','lib/a.md','Élan','A','2026-02-02T00:00:00Z');
CREATE TABLE changes (name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO "changes" VALUES('aliases',3);
INSERT INTO "changes" VALUES('collections',5);
INSERT INTO "changes" VALUES('failed searches',0);
INSERT INTO "changes" VALUES('favourites',2);
INSERT INTO "changes" VALUES('notes',2);
INSERT INTO "changes" VALUES('visits',0);
CREATE TABLE collections (
        number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, colour TEXT NOT NULL,
        position INTEGER NOT NULL
    );
INSERT INTO "collections" VALUES(1,'élan','Élan','grey',2);
INSERT INTO "collections" VALUES(2,'ward 7','Ward 7','blue',1);
CREATE TABLE failed_searches (
        key TEXT PRIMARY KEY, query TEXT NOT NULL, count INTEGER NOT NULL, last TEXT NOT NULL,
        sequence INTEGER NOT NULL
    ) WITHOUT ROWID;
INSERT INTO "failed_searches" VALUES('cumadin','Cumadin',2,'2026-02-03T00:00:00Z',2);
INSERT INTO "failed_searches" VALUES('warfrin','warfrin',1,'2026-02-02T00:00:00Z',1);
CREATE TABLE favourites (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, added TEXT NOT NULL, position INTEGER NOT NULL
    ) WITHOUT ROWID;
INSERT INTO "favourites" VALUES('lib/a.md','A','2026-01-02T03:04:06Z',2);
INSERT INTO "favourites" VALUES('lib/b.md','B','2026-01-02T03:04:05Z',1);
CREATE TABLE members (
        collection INTEGER NOT NULL REFERENCES collections (number) ON DELETE CASCADE, id TEXT NOT NULL,
        title TEXT NOT NULL, added TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (collection, id)
    ) WITHOUT ROWID;
INSERT INTO "members" VALUES(2,'lib/a.md','A','2026-03-03T00:00:01Z',2);
INSERT INTO "members" VALUES(2,'lib/b.md','B','2026-03-03T00:00:00Z',1);
CREATE TABLE notes (
        key TEXT PRIMARY KEY, id TEXT NOT NULL, section TEXT NOT NULL, text TEXT NOT NULL, initials TEXT NOT NULL,
        created TEXT NOT NULL, changed TEXT NOT NULL, title TEXT NOT NULL, digest TEXT NOT NULL, shared TEXT NOT NULL
    ) WITHOUT ROWID;
INSERT INTO "notes" VALUES('00000000000000a1','lib/a.md','','Whole page','AB','2026-03-01T00:00:00Z','2026-03-02T00:00:00Z','A','0123456789abcdef0123456789abcdef','2026-03-02T00:00:00Z');
INSERT INTO "notes" VALUES('00000000000000a2','lib/a.md','dosage','* 5 mg','','2026-03-01T00:00:00Z','2026-03-01T00:00:00Z','A','','');
CREATE TABLE pins (collection INTEGER PRIMARY KEY REFERENCES collections (number) ON DELETE CASCADE);
INSERT INTO "pins" VALUES(1);
CREATE TABLE positions (
        id TEXT PRIMARY KEY, tab TEXT NOT NULL, offset REAL NOT NULL, at TEXT NOT NULL,
        sequence INTEGER NOT NULL
    ) WITHOUT ROWID;
INSERT INTO "positions" VALUES('lib/a.md','dosage',0.25,'2026-01-03T00:00:00Z',1);
CREATE TABLE readings (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, digest TEXT NOT NULL, at TEXT NOT NULL, sequence INTEGER NOT NULL,
        page BLOB
    );
INSERT INTO "readings" VALUES('lib/a.md','A','0123456789abcdef0123456789abcdef','2026-03-04T00:00:00Z',1,X'789C535670E40200017C008F');
CREATE TABLE session (name TEXT PRIMARY KEY, value TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "session" VALUES('window','{"tabs":["lib/a.md"]}','2026-03-05T00:00:00Z');
CREATE TABLE settings (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO "settings" VALUES('failed searches',0);
CREATE TABLE sums (sum INTEGER PRIMARY KEY);
INSERT INTO "sums" VALUES(-9066216983681606409);
INSERT INTO "sums" VALUES(-8721737687592053833);
INSERT INTO "sums" VALUES(-8469913047524804996);
INSERT INTO "sums" VALUES(-6857812895624249514);
INSERT INTO "sums" VALUES(-5962968781542070850);
INSERT INTO "sums" VALUES(-5489798441667802942);
INSERT INTO "sums" VALUES(-4665736690191160077);
INSERT INTO "sums" VALUES(-2065419530416601064);
INSERT INTO "sums" VALUES(-760138228015330044);
INSERT INTO "sums" VALUES(54504634851857677);
INSERT INTO "sums" VALUES(1524190725624036211);
INSERT INTO "sums" VALUES(1544234759793027844);
INSERT INTO "sums" VALUES(1604094673412996527);
INSERT INTO "sums" VALUES(2124477600687460916);
INSERT INTO "sums" VALUES(2367241958428340135);
INSERT INTO "sums" VALUES(3006661976237212771);
INSERT INTO "sums" VALUES(3063120207063422764);
INSERT INTO "sums" VALUES(3744777941382822012);
INSERT INTO "sums" VALUES(6625938582413393950);
INSERT INTO "sums" VALUES(7916157723015978605);
INSERT INTO "sums" VALUES(8454041040107762138);
INSERT INTO "sums" VALUES(8744094960732182727);
INSERT INTO "sums" VALUES(8838303721164846227);
CREATE TABLE visits (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, at TEXT NOT NULL, sequence INTEGER NOT NULL
    ) WITHOUT ROWID;
INSERT INTO "visits" VALUES('lib/a.md','A','2026-01-03T00:00:00Z',1);
INSERT INTO "visits" VALUES('lib/b.md','B','2026-01-04T00:00:00Z',2);
CREATE TABLE written (name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO "written" VALUES('birth',-9071460953195067529);
INSERT INTO "written" VALUES('desk',1795967785);
CREATE INDEX favourites_by_position ON favourites (position);
CREATE INDEX visits_by_sequence ON visits (sequence);
CREATE INDEX positions_by_sequence ON positions (sequence);
CREATE TRIGGER favourites_inserted AFTER INSERT ON favourites
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'favourites'; END;
CREATE TRIGGER favourites_updated AFTER UPDATE ON favourites
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'favourites'; END;
CREATE TRIGGER favourites_deleted AFTER DELETE ON favourites
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'favourites'; END;
CREATE TRIGGER aliases_inserted AFTER INSERT ON aliases
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'aliases'; END;
CREATE TRIGGER aliases_updated AFTER UPDATE ON aliases
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'aliases'; END;
CREATE TRIGGER aliases_deleted AFTER DELETE ON aliases
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'aliases'; END;
CREATE INDEX failed_searches_by_sequence ON failed_searches (sequence);
CREATE INDEX notes_by_page ON notes (id);
CREATE INDEX members_by_page ON members (id);
CREATE INDEX readings_by_sequence ON readings (sequence, id);
CREATE TRIGGER notes_inserted AFTER INSERT ON notes
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'notes'; END;
CREATE TRIGGER notes_updated AFTER UPDATE OF id, section, text, initials, title ON notes
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'notes'; END;
CREATE TRIGGER notes_deleted AFTER DELETE ON notes
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'notes'; END;
CREATE TRIGGER visits_inserted AFTER INSERT ON visits
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'visits'; END;
CREATE TRIGGER visits_updated AFTER UPDATE ON visits
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'visits'; END;
CREATE TRIGGER visits_deleted AFTER DELETE ON visits
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'visits'; END;
CREATE TRIGGER failed_searches_inserted AFTER INSERT ON failed_searches
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'failed searches'; END;
CREATE TRIGGER failed_searches_updated AFTER UPDATE ON failed_searches
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'failed searches'; END;
CREATE TRIGGER failed_searches_deleted AFTER DELETE ON failed_searches
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'failed searches'; END;
CREATE TRIGGER settings_inserted AFTER INSERT ON settings
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'failed searches'; END;
CREATE TRIGGER settings_updated AFTER UPDATE ON settings
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'failed searches'; END;
CREATE TRIGGER settings_deleted AFTER DELETE ON settings
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'failed searches'; END;
CREATE TRIGGER collections_inserted AFTER INSERT ON collections
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'collections'; END;
CREATE TRIGGER collections_updated AFTER UPDATE ON collections
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'collections'; END;
CREATE TRIGGER collections_deleted AFTER DELETE ON collections
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'collections'; END;
CREATE TRIGGER members_inserted AFTER INSERT ON members
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'collections'; END;
CREATE TRIGGER members_updated AFTER UPDATE ON members
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'collections'; END;
CREATE TRIGGER members_deleted AFTER DELETE ON members
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'collections'; END;
CREATE TRIGGER pins_inserted AFTER INSERT ON pins
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'collections'; END;
CREATE TRIGGER pins_updated AFTER UPDATE ON pins
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'collections'; END;
CREATE TRIGGER pins_deleted AFTER DELETE ON pins
        BEGIN UPDATE changes SET number = number + 1 WHERE name = 'collections'; END;
COMMIT;
PRAGMA application_id = 1297499205;
PRAGMA user_version = 5;
