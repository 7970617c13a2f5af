"""Tests of the layout: what a scene must hold whatever it shows, measured."""
