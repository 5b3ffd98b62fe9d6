"""What several calculations reckon with: tax, interest, limits, the rent of a lease, common inputs."""
