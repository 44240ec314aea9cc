"""The authors' and publishers' tool: checks, builds, signs and publishes packs. Knows course_format only."""
