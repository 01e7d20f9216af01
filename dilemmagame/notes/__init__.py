"""From a session to what leaves it: content, document model and six writers. No Qt, no storage, no live views."""
