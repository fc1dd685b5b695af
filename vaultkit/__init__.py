"""vaultkit: seeds become an Obsidian vault, and a linter keeps that vault, or any vault, sound."""

__version__ = "0.1.0"
