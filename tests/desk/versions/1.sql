-- A desk file of version 1, as it was released. Never edited.
BEGIN TRANSACTION;
CREATE TABLE changes (name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO "changes" VALUES('favourites',2);
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
COMMIT;
PRAGMA application_id = 1297499205;
PRAGMA user_version = 1;
