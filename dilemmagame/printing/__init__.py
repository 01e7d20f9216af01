"""Cards, vote cards, run sheets and forms on paper: numbers, fitting, drawing. No files, no windows."""
