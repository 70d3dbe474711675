"""What every part of the window rests on: tasks, messages, language, theme, dialogs."""
