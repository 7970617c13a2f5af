"""The steps that bring a store from any older form to the present one, in order."""
