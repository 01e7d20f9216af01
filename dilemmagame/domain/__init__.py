"""Pure values and pure functions: no Qt, no SQL, no files, no network, no clock."""
