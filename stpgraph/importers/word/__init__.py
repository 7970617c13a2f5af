"""Terms of reference in Word documents."""
