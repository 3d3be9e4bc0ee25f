"""Words and numbers of the field: text to value and back, periods, findings. No input, no output, no clock."""
