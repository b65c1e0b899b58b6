/** The tables of the engine. Ids of frames and timers are never used twice: what is late for an old one must not reach a new one. */
export const TABLES = `
CREATE TABLE IF NOT EXISTS states_definitions (hash TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS states_machines (arn TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, definition TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS states_executions (arn TEXT PRIMARY KEY, machine TEXT NOT NULL, status TEXT NOT NULL, started INTEGER NOT NULL, content TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS states_executions_by_status ON states_executions (status, started);
CREATE TABLE IF NOT EXISTS states_frames (id INTEGER PRIMARY KEY AUTOINCREMENT, execution TEXT NOT NULL, parent INTEGER, place INTEGER NOT NULL, phase TEXT NOT NULL, turn INTEGER NOT NULL, content TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS states_frames_by_execution ON states_frames (execution, phase);
CREATE INDEX IF NOT EXISTS states_frames_by_phase ON states_frames (phase);
CREATE INDEX IF NOT EXISTS states_frames_by_parent ON states_frames (parent, place);
CREATE TABLE IF NOT EXISTS states_timers (id INTEGER PRIMARY KEY AUTOINCREMENT, execution TEXT NOT NULL, frame INTEGER, kind TEXT NOT NULL, due INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS states_timers_by_due ON states_timers (due, id);
CREATE INDEX IF NOT EXISTS states_timers_by_execution ON states_timers (execution, frame);
CREATE INDEX IF NOT EXISTS states_timers_by_frame ON states_timers (frame, kind);
CREATE TABLE IF NOT EXISTS states_tokens (token TEXT PRIMARY KEY, execution TEXT NOT NULL, frame INTEGER NOT NULL, open INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS states_tokens_by_execution ON states_tokens (execution, frame);
CREATE TABLE IF NOT EXISTS states_events (execution TEXT NOT NULL, id INTEGER NOT NULL, content TEXT NOT NULL, PRIMARY KEY (execution, id)) STRICT;
`;
