"""The papers beside the notes: agreements, protocol, signals per article, lists, case note, memo, figures of a year.

Each is made from what may leave a session and from passages that somebody wrote for it; nothing else.
"""
