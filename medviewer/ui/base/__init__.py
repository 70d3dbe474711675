"""The ground of the window: tasks, messages, language, theme, dialogs."""
