"""The pages around groups and organisations: who the trainer works for, and what each group agreed."""
