-- A desk file of version 2, as it was released. Never edited.
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
INSERT INTO "changes" VALUES('favourites',2);
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
CREATE TABLE positions (
        id TEXT PRIMARY KEY, tab TEXT NOT NULL, offset REAL NOT NULL, at TEXT NOT NULL,
        sequence INTEGER NOT NULL
    ) WITHOUT ROWID;
INSERT INTO "positions" VALUES('lib/a.md','dosage',0.25,'2026-01-03T00:00:00Z',1);
CREATE TABLE settings (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO "settings" VALUES('failed searches',0);
CREATE TABLE visits (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, at TEXT NOT NULL, sequence INTEGER NOT NULL
    ) WITHOUT ROWID;
INSERT INTO "visits" VALUES('lib/a.md','A','2026-01-03T00:00:00Z',1);
INSERT INTO "visits" VALUES('lib/b.md','B','2026-01-04T00:00:00Z',2);
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
COMMIT;
PRAGMA application_id = 1297499205;
PRAGMA user_version = 2;
