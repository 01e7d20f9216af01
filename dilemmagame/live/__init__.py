"""The running session: its one owner (the hub), the frozen views it publishes, and simulated voters.
No Qt, no SQL.
"""
