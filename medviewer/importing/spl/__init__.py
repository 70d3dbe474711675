"""HL7 SPL documents as pages."""
