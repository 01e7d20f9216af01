"""The pages around a session: start, past sessions, settings, help and about."""
